//! Names the place in what a format says of its locals.
//!
//! ```text
//! missing field `note`        →        at `paid`: missing field `note`
//! ```

use core::cell::Cell;
use core::fmt;

use serde::de::{DeserializeSeed, EnumAccess, Error, VariantAccess, Visitor};
use serde::{Deserializer, forward_to_deserialize_any};

/// Reads places, which are the variants of an enum.
pub(super) struct Placed<D>(pub(super) D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Placed<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_any(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        places: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_enum(name, places, PlacedVisitor { visitor, places })
    }

    fn is_human_readable(&self) -> bool {
        self.0.is_human_readable()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string
        bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

struct PlacedVisitor<V> {
    visitor: V,
    places: &'static [&'static str],
}

impl<'de, V: Visitor<'de>> Visitor<'de> for PlacedVisitor<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_enum(PlacedEnum { access, places: self.places })
    }
}

struct PlacedEnum<A> {
    access: A,
    places: &'static [&'static str],
}

impl<'de, A: EnumAccess<'de>> EnumAccess<'de> for PlacedEnum<A> {
    type Error = A::Error;
    type Variant = PlacedVariant<A::Variant>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self::Variant), A::Error> {
        let found = Cell::new(None);
        let (value, access) = self.access.variant_seed(Noted { inner: seed, places: self.places, found: &found })?;
        Ok((value, PlacedVariant { access, place: found.get() }))
    }
}

/// Notes which place it is that is read.
struct Noted<'n, T> {
    inner: T,
    places: &'static [&'static str],
    found: &'n Cell<Option<&'static str>>,
}

impl<T> Noted<'_, T> {
    fn note(&self, is_it: impl Fn(usize, &str) -> bool) {
        self.found
            .set(self.places.iter().copied().enumerate().find(|(i, place)| is_it(*i, place)).map(|(_, place)| place));
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Noted<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        let Noted { inner, places, found } = self;
        inner.deserialize(Noted { inner: deserializer, places, found })
    }
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Noted<'_, D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_any(Noted { inner: visitor, places: self.places, found: self.found })
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_identifier(Noted { inner: visitor, places: self.places, found: self.found })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string
        bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map struct enum ignored_any
    }
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Noted<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<V::Value, E> {
        self.note(|i, _| usize::try_from(number) == Ok(i));
        self.inner.visit_u64(number)
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<V::Value, E> {
        self.note(|_, place| place == name);
        self.inner.visit_str(name)
    }

    fn visit_bytes<E: Error>(self, name: &[u8]) -> Result<V::Value, E> {
        self.note(|_, place| place.as_bytes() == name);
        self.inner.visit_bytes(name)
    }
}

struct PlacedVariant<A> {
    access: A,
    place: Option<&'static str>,
}

impl<A> PlacedVariant<A> {
    fn read<T, E: Error>(self, read: impl FnOnce(A) -> Result<T, E>) -> Result<T, E> {
        let place = self.place;
        read(self.access).map_err(|error| match place {
            Some(place) => E::custom(format_args!("at `{place}`: {error}")),
            None => error,
        })
    }
}

impl<'de, A: VariantAccess<'de>> VariantAccess<'de> for PlacedVariant<A> {
    type Error = A::Error;

    fn unit_variant(self) -> Result<(), A::Error> {
        self.read(VariantAccess::unit_variant)
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, A::Error> {
        self.read(|access| access.newtype_variant_seed(seed))
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, A::Error> {
        self.read(|access| access.tuple_variant(len, visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        self.read(|access| access.struct_variant(fields, visitor))
    }
}
