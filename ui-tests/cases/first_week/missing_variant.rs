use genfn::prelude::*;

enum Shape { Circle(f64), Square(f64) }

#[generator]
fn areas(shapes: Vec<Shape>) -> impl Iterator<Item = f64> {
    for shape in shapes {
        match shape {
            Shape::Circle(r) => yield_!(r * r * 3.14),
            Shape::Triangle(s) => yield_!(s * s),
        }
    }
}

fn main() {}
