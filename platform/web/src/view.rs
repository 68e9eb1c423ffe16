use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

/// A page's or a fragment's content, tied to the template that shows it.
pub trait View: Serialize + Sized {
    /// The template's name: `<feature>/<file>.html`.
    const TEMPLATE: &'static str;

    /// Typical and extreme contents. A test renders every one in every language and
    /// fails if the template asks for something that is not there.
    fn samples() -> Vec<Self>;
}

/// A view's samples without its type, for the test that walks all views.
pub struct ViewSamples {
    /// The template.
    pub template: &'static str,
    /// Makes the samples.
    pub values: fn() -> Vec<Value>,
}

impl ViewSamples {
    /// The samples of this view.
    pub const fn of<V: View>() -> ViewSamples {
        fn values<V: View>() -> Vec<Value> {
            V::samples().iter().map(|sample| Value::from(Serde(sample))).collect()
        }
        ViewSamples { template: V::TEMPLATE, values: values::<V> }
    }
}
