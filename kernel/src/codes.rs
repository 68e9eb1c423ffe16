//! Enumerations that are written as words.

/// An enumeration that the database, forms and the API write as words: `ALL` in their
/// order, `code` and `from_code`.
#[macro_export]
macro_rules! codes {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum $name {
            $($(#[$variant_meta])* $variant,)*
        }

        impl $name {
            pub(crate) const ALL: &[$name] = &[$($name::$variant,)*];

            pub(crate) const fn code(self) -> &'static str {
                match self {
                    $($name::$variant => $code,)*
                }
            }

            pub(crate) fn from_code(code: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|it| it.code() == code)
            }
        }
    };
}
