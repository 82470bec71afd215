//! Takes the ports of `tests/conformance` as they are, and gives each a function that exports its generators to Python.
//!
//! ```text
//! mod close {
//!     mod raises {
//!         …                                     // raises.rs
//!         pub(crate) fn __export(module: &Bound<PyModule>) -> PyResult<()> {
//!             #[pyfunction] #[pyo3(name = "outer")]
//!             fn __outer(n: u32) -> PyGenerator { PyGenerator::local(outer(n)) }
//!             …
//! ```
//!
//! A generator is exported if its arguments can be made of Python's objects and its values made into such: numbers, text, tuples, lists,
//! exceptions, and iterators of those. Others borrow a local of their `main`, or take what is a closure or a type of the port's own. They
//! are listed by `left_out()`.

use std::path::{Path, PathBuf};
use std::{env, fs};

use quote::{format_ident, quote};
use syn::{
    AngleBracketedGenericArguments, FnArg, GenericArgument, GenericParam, Ident, Item, ItemFn, Pat, PathArguments,
    ReturnType, Type, TypeParamBound,
};

fn main() {
    let ports = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../../tests/conformance");
    println!("cargo::rerun-if-changed={}", ports.display());
    let mut areas: Vec<PathBuf> = fs::read_dir(&ports)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("mod.rs").exists())
        .collect();
    // Async generators stay in Rust: nothing here makes one of Python's of them.
    areas.retain(|area| !area.ends_with("asyncgen"));
    areas.sort();
    let mut modules = quote!();
    let mut cases = Vec::new();
    let mut left_out = Vec::new();
    for path in areas {
        let area = name(&path);
        let mut inside = quote!();
        for item in parsed(&path.join("mod.rs")).items {
            let Item::Mod(module) = &item else {
                inside.extend(quote!(#item));
                continue;
            };
            let case = module.ident.clone();
            let file = parsed(&path.join(format!("{case}.rs")));
            let mut exported = quote!();
            for item in &file.items {
                let Item::Fn(function) = item else { continue };
                if !is_generator(function) {
                    continue;
                }
                match export(function) {
                    Some(tokens) => exported.extend(tokens),
                    None => left_out.push(format!("{area}/{case}: {}", function.sig.ident)),
                }
            }
            let items = file.items;
            inside.extend(quote! {
                pub(crate) mod #case {
                    #(#items)*
                    pub(crate) fn __export(module: &::pyo3::Bound<'_, ::pyo3::types::PyModule>) -> ::pyo3::PyResult<()> {
                        #exported
                        Ok(())
                    }
                }
            });
            cases.push((format!("{area}/{case}"), quote!(#area::#case::__export)));
        }
        modules.extend(quote!(mod #area { #inside }));
    }
    let (names, exports): (Vec<_>, Vec<_>) = cases.into_iter().unzip();
    let all = quote! {
        #modules

        /// Adds the generators of a case to a module.
        fn export(case: &str, module: &::pyo3::Bound<'_, ::pyo3::types::PyModule>) -> ::pyo3::PyResult<()> {
            match case {
                #(#names => #exports(module),)*
                _ => Err(::pyo3::exceptions::PyKeyError::new_err(case.to_owned())),
            }
        }

        const LEFT_OUT: &[&str] = &[#(#left_out),*];
    };
    fs::write(Path::new(&env::var("OUT_DIR").unwrap()).join("ports.rs"), all.to_string()).unwrap();
}

fn name(path: &Path) -> Ident {
    format_ident!("{}", path.file_name().unwrap().to_str().unwrap())
}

fn parsed(path: &Path) -> syn::File {
    let source = fs::read_to_string(path).unwrap();
    syn::parse_file(&source).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn is_generator(function: &ItemFn) -> bool {
    function.attrs.iter().any(|attribute| attribute.path().is_ident("generator"))
}

/// The Python function for a generator function, if there can be one.
fn export(function: &ItemFn) -> Option<proc_macro2::TokenStream> {
    let signature = &function.sig;
    let mut generics = Vec::new();
    for parameter in &signature.generics.params {
        match parameter {
            GenericParam::Type(parameter) => generics.push(parameter.ident.clone()),
            GenericParam::Lifetime(_) | GenericParam::Const(_) => return None,
        }
    }
    let is_iterator = returned(&signature.output, &generics)?;
    let mut parameters = quote!();
    let mut arguments = quote!();
    for input in &signature.inputs {
        let FnArg::Typed(input) = input else { return None };
        let Pat::Ident(pattern) = &*input.pat else { return None };
        let name = &pattern.ident;
        let (taken, given) = argument(&input.ty, name, &generics)?;
        parameters.extend(quote!(#name: #taken,));
        arguments.extend(quote!(#given,));
    }
    let name = &signature.ident;
    let (exported, text) = (format_ident!("__{name}"), name.to_string());
    // A type that the caller says: any object.
    let types = match generics.len() {
        0 => quote!(),
        n => {
            let objects = vec![quote!(::pyo3::Py<::pyo3::PyAny>); n];
            quote!(::<#(#objects),*>)
        }
    };
    let made = if is_iterator {
        quote!(::genfn_python::Iterated::new(#name #types(#arguments)))
    } else {
        quote!(#name #types(#arguments))
    };
    Some(quote! {
        #[::pyo3::pyfunction]
        #[pyo3(name = #text)]
        fn #exported(#parameters) -> ::genfn_python::PyGenerator {
            ::genfn_python::PyGenerator::local(#made).named(#text)
        }
        ::pyo3::types::PyModuleMethods::add_function(module, ::pyo3::wrap_pyfunction!(#exported, module)?)?;
    })
}

/// What Python gives, and what the port is given.
fn argument(
    ty: &Type,
    name: &Ident,
    generics: &[Ident],
) -> Option<(proc_macro2::TokenStream, proc_macro2::TokenStream)> {
    match ty {
        Type::Reference(reference)
            if reference.lifetime.as_ref().is_some_and(|lifetime| lifetime.ident == "static") =>
        {
            match &*reference.elem {
                Type::Slice(slice) if is_value(&slice.elem, generics) => {
                    let element = &slice.elem;
                    Some((quote!(Vec<#element>), quote!(#name.leak())))
                }
                _ if is_value(ty, generics) => Some((quote!(String), quote!(&*#name.leak()))),
                _ => None,
            }
        }
        Type::Path(path) if path.path.is_ident("Error") => Some((quote!(crate::Thrown), quote!(#name.0))),
        Type::Path(path) if path.path.get_ident().is_some_and(|ident| generics.contains(ident)) => {
            Some((quote!(::pyo3::Py<::pyo3::PyAny>), quote!(#name)))
        }
        Type::ImplTrait(bounds) if bounds.bounds.len() == 1 => {
            let item = item_of(&bounds.bounds[0])?;
            is_value(item, generics).then(|| {
                let items = quote!(::genfn_python::items::<#item>(#name).map(|item| item.expect("an item")));
                (quote!(::pyo3::Py<::pyo3::PyAny>), items)
            })
        }
        Type::Path(_) if is_value(ty, generics) => Some((quote!(#ty), quote!(#name))),
        _ => None,
    }
}

/// The item of `Iterator<Item = …>` or `IntoIterator<Item = …>`.
fn item_of(bound: &TypeParamBound) -> Option<&Type> {
    let TypeParamBound::Trait(bound) = bound else { return None };
    let last = bound.path.segments.last()?;
    if last.ident != "Iterator" && last.ident != "IntoIterator" {
        return None;
    }
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    types(arguments).next()
}

/// The types in `<…>`, `Item = …` among them.
fn types(arguments: &AngleBracketedGenericArguments) -> impl Iterator<Item = &Type> {
    arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        GenericArgument::AssocType(associated) => Some(&associated.ty),
        _ => None,
    })
}

/// Whether the return type is an iterator, if all of its types are known.
fn returned(output: &ReturnType, generics: &[Ident]) -> Option<bool> {
    let ReturnType::Type(_, ty) = output else { return None };
    let bounds = match &**ty {
        Type::ImplTrait(ty) => &ty.bounds,
        Type::Path(path) => {
            let last = path.path.segments.last()?;
            let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
            if last.ident == "BoxGenerator" {
                let is_static = arguments.args.iter().any(|argument| match argument {
                    GenericArgument::Lifetime(lifetime) => lifetime.ident == "static",
                    _ => false,
                });
                return (is_static && types(arguments).all(|ty| is_value(ty, generics))).then_some(false);
            }
            match types(arguments).next()? {
                Type::TraitObject(object) if last.ident == "Box" => &object.bounds,
                _ => return None,
            }
        }
        _ => return None,
    };
    let mut is_iterator = None;
    for bound in bounds {
        let TypeParamBound::Trait(bound) = bound else { return None };
        let last = bound.path.segments.last()?;
        if last.ident != "Generator" && last.ident != "Iterator" {
            continue;
        }
        if let PathArguments::AngleBracketed(arguments) = &last.arguments
            && !types(arguments).all(|ty| is_value(ty, generics))
        {
            return None;
        }
        is_iterator = Some(is_iterator == Some(true) || last.ident == "Iterator");
    }
    is_iterator
}

/// Whether PyO3 converts it.
fn is_value(ty: &Type, generics: &[Ident]) -> bool {
    match ty {
        Type::Tuple(tuple) => tuple.elems.iter().all(|ty| is_value(ty, generics)),
        Type::Reference(reference) => {
            reference.lifetime.as_ref().is_some_and(|lifetime| lifetime.ident == "static")
                && matches!(&*reference.elem, Type::Path(path) if path.path.is_ident("str"))
        }
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else { return false };
            let inner = || match &last.arguments {
                PathArguments::AngleBracketed(arguments) => types(arguments).all(|ty| is_value(ty, generics)),
                _ => true,
            };
            match last.ident.to_string().as_str() {
                "i32" | "u32" | "u64" | "usize" | "f64" | "bool" | "char" | "String" | "Error" => true,
                "Option" | "Vec" | "Result" => inner(),
                _ => generics.contains(&last.ident),
            }
        }
        _ => false,
    }
}
