//! The smallest pieces of a page: an icon, a chip, a text with its language, a day.
//!
//! A page shows hundreds of them. The larger pieces are macros in `components.html`; these
//! are functions, which cost the engine less than a macro: no frame of names, no second copy
//! of what it wrote.

use crate::templates::{day_in_words, escape, wrong};
use minga_i18n::{FluentArgs, Words};
use minga_kernel::Lang;
use minijinja::{Environment, Error, Value};
use std::sync::Arc;

/// Adds them to the templates of one language.
pub(crate) fn add(env: &mut Environment<'static>, lang: Lang, words: &Arc<Words>) {
    env.add_function("icon", |name: &str| Value::from_safe_string(icon(name)));
    env.add_function("chip", |state: &str, label: &str| {
        let mut html = String::with_capacity(320);
        html.push_str("<span class=\"chip is-");
        escape(&mut html, &state.replace('_', "-"))?;
        html.push_str("\">");
        html.push_str(&icon(state));
        html.push(' ');
        escape(&mut html, label)?;
        html.push_str("</span>");
        Ok::<_, Error>(Value::from_safe_string(html))
    });
    env.add_function("words_of", |said: Value| Ok::<_, Error>(Value::from_safe_string(words_of(&said)?)));
    let say = words.clone();
    env.add_function("text_of", move |said: Value| {
        let mut html = words_of(&said)?;
        if said.get_attr("foreign")?.is_true() {
            let mut args = FluentArgs::new();
            args.set("language", said.get_attr("lang")?.to_string());
            html.push_str(" <small class=\"lang-note\">(");
            escape(&mut html, &say.say(lang, "shell-lang-note", &args))?;
            html.push_str(")</small>");
        }
        Ok::<_, Error>(Value::from_safe_string(html))
    });
    let formats = words.clone();
    env.add_function("time", move |day: &str, style: Option<&str>| {
        let written = day_in_words(formats.formats(lang), day, style)?;
        // What was understood as a day has nothing in it to escape.
        Ok::<_, Error>(Value::from_safe_string(format!("<time datetime=\"{day}\">{written}</time>")))
    });
}

/// The words of a [`crate::Said`], marked with their language where it is not the page's.
fn words_of(said: &Value) -> Result<String, Error> {
    let words = said.get_attr("words")?;
    let words = words.as_str().ok_or_else(|| wrong("a text has no words".to_owned()))?;
    let mut html = String::with_capacity(words.len() + 32);
    if said.get_attr("foreign")?.is_true() {
        html.push_str("<span lang=\"");
        escape(&mut html, said.get_attr("lang")?.as_str().unwrap_or_default())?;
        html.push_str("\">");
        escape(&mut html, words)?;
        html.push_str("</span>");
    } else {
        escape(&mut html, words)?;
    }
    Ok(html)
}

/// One icon, 16 × 16, in the colour of the words beside it. A state's slug is an icon's name.
fn icon(name: &str) -> String {
    let path = match name {
        "completed" | "confirmed" | "accepted" | "done" | "assessed" => {
            "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm3.9 5.1L7.2 11.4 4 8.5l1.1-1.2 2 1.8 3.5-4z"
        }
        "in_progress" | "in_implementation" | "in_evaluation" => {
            "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 1.7a5.3 5.3 0 0 1 0 10.6z"
        }
        "cancelled" | "closed" | "withdrawn" => {
            "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 1.7a5.3 5.3 0 1 1 0 10.6A5.3 5.3 0 0 1 8 2.7ZM4.5 7.2h7v1.6h-7z"
        }
        "overdue" | "delayed" | "stale" | "error" => "M8 .8 15.7 15H.3zM7.2 6v4.6h1.6V6Zm0 5.9v1.6h1.6v-1.6z",
        "disputed" | "returned" => {
            "M1 1h14v14H1Zm3.3 4.4L6.9 8l-2.6 2.6 1.1 1.1L8 9.1l2.6 2.6 1.1-1.1L9.1 8l2.6-2.6-1.1-1.1L8 6.9 5.4 4.3z"
        }
        "reported" | "submitted" => {
            "M2.5 1h8l3 3v11h-11Zm2.4 5.2v1.4h6.2V6.2Zm0 2.6v1.4h6.2V8.8Zm0 2.6v1.4h4v-1.4z"
        }
        "unanswered" | "note" | "contradiction" => {
            "M1 1.5h14v10.2H8.2L4.6 15v-3.3H1Zm6.2 2.2v4h1.6v-4Zm0 4.8v1.4h1.6V8.5z"
        }
        "info" => "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-.9 3.2v1.7h1.8V4.2Zm0 2.8v5h1.8V7z",
        "search" => {
            "M6.8 1.2a5.6 5.6 0 1 0 3.4 10.1l3.5 3.5 1.2-1.2-3.5-3.5A5.6 5.6 0 0 0 6.8 1.2Zm0 1.7a3.9 3.9 0 1 1 0 7.8 3.9 3.9 0 0 1 0-7.8z"
        }
        "download" => "M7.1 1h1.8v6.6l2.5-2.5 1.2 1.3L8 11 3.4 6.4l1.2-1.3 2.5 2.5ZM1.5 13h13v1.8h-13z",
        "person" => {
            "M8 1a3.4 3.4 0 1 1 0 6.8A3.4 3.4 0 0 1 8 1Zm0 1.6a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6ZM1.5 15c.3-3.4 3-5.6 6.5-5.6s6.2 2.2 6.5 5.6h-1.6c-.3-2.5-2.2-4-4.9-4s-4.6 1.5-4.9 4Z"
        }
        "file" => "M2.5 1h8l3 3v11h-11Zm1.6 1.6v10.8h7.8V5.2H9.3V2.6z",
        "link" => "M9 1.5h5.5V7h-1.7V4.4l-5 5-1.2-1.2 5-5H9ZM2 3.5h4v1.7H3.7v7.1h7.1V10h1.7v4H2z",
        _ => "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 1.7a5.3 5.3 0 1 1 0 10.6A5.3 5.3 0 0 1 8 2.7z",
    };
    format!(
        "<svg class=\"icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\" focusable=\"false\"><path fill-rule=\"evenodd\" d=\"{path}\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use minijinja::context;

    #[test]
    fn hostile_words_stay_words() {
        let words = Arc::new(Words::build(Vec::new()).expect("no words are words"));
        let mut env = Environment::new();
        add(&mut env, Lang::Es, &words);
        let hostile = "\"><script>alert('x')</script>&";
        let escaped = "&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;";
        for foreign in [true, false] {
            let said = context! { words => hostile, lang => hostile, foreign };
            for piece in ["words_of(said)", "text_of(said)", "chip(hostile, hostile)", "icon(hostile)"] {
                let template = format!("{{{{ {piece} }}}}");
                let html =
                    env.render_named_str("page.html", &template, context! { said => said.clone(), hostile });
                let html = html.expect("the template is whole");
                assert!(!html.contains("script>alert") && !html.contains("='x'"), "{piece}: {html}");
                assert_eq!(html.contains(escaped), !piece.starts_with("icon"), "{piece}: {html}");
            }
        }
        let broken = env.render_named_str("page.html", "{{ time(hostile) }}", context! { hostile });
        assert!(broken.is_err(), "a day that is none is refused");
    }
}
