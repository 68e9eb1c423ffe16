//! People who are signed in, as tests need them.

use crate::harness::World;
use crate::http::{Answer, send};
use axum::body::Body;
use chrono::Duration;
use http::{Request, header};
use minga_auth::{NewRole, add_account, give_role, open_session};
use minga_kernel::{Actor, Kind, Lang, Ref, Role};
use uuid::Uuid;

/// Somebody with an account, signed in.
pub(crate) struct Person {
    pub(crate) id: Uuid,
    /// The role that they were given, if any.
    pub(crate) membership: Option<Uuid>,
    pub(crate) cookie: String,
}

impl World {
    /// Somebody in a role, for a body by its code.
    pub(crate) async fn person(&self, role: Role, body: Option<&str>) -> Person {
        let cx = self.app.cx(Actor::Operator, Lang::Es);
        let body = match body {
            Some(code) => Some(self.organisation(code).await),
            None => None,
        };
        let person = self.stranger(&format!("{}-{}", role.code(), cx.new_id())).await;
        let begins = cx.now();
        let new = NewRole { account: person.id, role, body, scope: None, begins, ends: None };
        let given = give_role(&cx, &self.app.store, new).await.unwrap();
        Person { membership: Some(given.id), ..person }
    }

    /// Somebody with an account and no role.
    pub(crate) async fn stranger(&self, name: &str) -> Person {
        let cx = self.app.cx(Actor::Operator, Lang::Es);
        let tx = self.app.store.write().await.unwrap();
        let account = add_account(&cx, &tx, &format!("{name}@example.org"), name, Lang::Es).await.unwrap();
        let token = open_session(&cx, &tx, account.id, "", Duration::days(1)).await.unwrap();
        tx.commit().await.unwrap();
        let cookie = format!("minga={}", token.reveal());
        Person { id: account.id, membership: None, cookie }
    }

    /// The reference of an organisation.
    pub(crate) async fn organisation(&self, code: &str) -> Ref {
        let db = self.app.store.read().await.unwrap();
        self.app.references.find(&db, &Kind::new("organisation"), code).await.unwrap().unwrap()
    }

    /// A page as this person sees it.
    pub(crate) async fn see(&self, who: &Person, path: &str) -> Answer {
        let request = Request::get(path).header(header::COOKIE, &who.cookie);
        send(self, request.body(Body::empty()).unwrap()).await
    }

    /// What this person sends with a form.
    pub(crate) async fn send(&self, who: &Person, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = form(path).header(header::COOKIE, &who.cookie);
        send(self, request.body(Body::from(encoded(fields))).unwrap()).await
    }

    /// A file that this person sends with a form.
    pub(crate) async fn send_file(&self, who: &Person, path: &str, name: &str, content: &[u8]) -> Answer {
        self.send_parts(who, path, &[], Some(("file", name, content))).await
    }

    /// What somebody sends by a form that takes files; the file by its field and its name.
    pub(crate) async fn send_parts(
        &self,
        who: &Person,
        path: &str,
        fields: &[(&str, &str)],
        file: Option<(&str, &str, &[u8])>,
    ) -> Answer {
        let mut body = Vec::new();
        for (field, value) in fields {
            body.extend(
                format!("--b\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        if let Some((field, name, content)) = file {
            let named = format!("form-data; name=\"{field}\"; filename=\"{name}\"");
            body.extend(format!("--b\r\nContent-Disposition: {named}\r\n\r\n").bytes());
            body.extend_from_slice(content);
            body.extend(b"\r\n");
        }
        body.extend(b"--b--\r\n");
        let request = Request::post(path)
            .header(header::COOKIE, &who.cookie)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
        send(self, request.body(Body::from(body)).unwrap()).await
    }

    /// Somebody who leads one plan only.
    pub(crate) async fn leader_of(&self, plan: Ref) -> Person {
        let cx = self.app.cx(Actor::Operator, Lang::Es);
        let person = self.stranger(&format!("leader-{}", cx.new_id())).await;
        let (account, role, begins) = (person.id, Role::Coordinator, cx.now());
        let new = NewRole { account, role, body: None, scope: Some(plan), begins, ends: None };
        let given = give_role(&cx, &self.app.store, new).await.unwrap();
        Person { membership: Some(given.id), ..person }
    }

    /// What somebody who is not signed in sends.
    pub(crate) async fn send_unsigned(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        send(self, form(path).body(Body::from(encoded(fields))).unwrap()).await
    }
}

fn form(path: &str) -> http::request::Builder {
    Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
}

fn encoded(fields: &[(&str, &str)]) -> String {
    let pair = |(name, value): &(&str, &str)| format!("{name}={}", minga_web::escape_query(value));
    fields.iter().map(pair).collect::<Vec<_>>().join("&")
}
