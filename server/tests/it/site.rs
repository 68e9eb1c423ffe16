//! What administrators set while the program runs, what they see of what was done, and the work
//! in the background.

use crate::harness::World;
use crate::http::get;
use http::{StatusCode, header};
use minga_jobs::{Handler, JobError, Worker, enqueue};
use minga_kernel::{Actor, Lang, Role};
use minga_record::verify;
use minga_testkit::on_both_databases;
use minga_web::App;
use std::sync::Arc;

const SETTINGS: &str = "/es/administracion/ajustes";
const AUDIT: &str = "/es/administracion/auditoria";
const SYSTEM: &str = "/es/administracion/sistema";

struct Never;

#[async_trait::async_trait]
impl Handler for Never {
    fn kind(&self) -> &'static str {
        "never"
    }

    async fn run(&self, _payload: serde_json::Value, _attempt: u32) -> Result<(), JobError> {
        Err(JobError::give_up("no-luck"))
    }
}

/// A picture of one point.
const PICTURE: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\x0dIDATx\xdacd\xf8\xcfP\x0f\x00\x03\x86\x01\x80Z4}k\x00\x00\x00\x00IEND\xaeB`\x82";

/// A form with everything as the settings say.
const AS_IS: [(&str, &str); 5] = [
    ("place", "Ecuador"),
    ("contact", ""),
    ("licence_name", "CC BY 4.0"),
    ("licence_url", "https://creativecommons.org/licenses/by/4.0/"),
    ("language", "es"),
];

fn with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = AS_IS.into_iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    kept.chain(changes.iter().copied()).collect()
}

on_both_databases! {
    what_the_site_says_of_itself_changes_while_it_runs, async |store| {
        let world = World::demo(store).await;
        let admin = world.person(Role::Administrator, None).await;
        // A second server of the same installation, which keeps pages of its own.
        let other: App = world.with_record(world.app.record.clone());
        let page_of = async |app: &App, path: &str| {
            use http_body_util::BodyExt;
            use tower::ServiceExt;
            let request = http::Request::get(path).body(axum::body::Body::empty()).unwrap();
            let answer = minga_web::service(app.clone()).oneshot(request).await.unwrap();
            String::from_utf8_lossy(&answer.into_body().collect().await.unwrap().to_bytes()).into_owned()
        };
        assert!(page_of(&other, "/es/acerca").await.contains("<b>Ecuador</b>"));
        let head = world.app.store.head().await.unwrap();
        assert_eq!(world.send(&admin, SETTINGS, &AS_IS).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.app.store.head().await.unwrap(), head, "nothing changed, and it was told");
        let changed = with(&[("place", "Loja & <Zamora>"), ("contact", "puesto@loja.example"), ("colour", "#7a1f3d")]);
        let saved = world.send(&admin, SETTINGS, &changed).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
        for page in [get(&world, "/es/acerca").await.text(), page_of(&other, "/es/acerca").await] {
            assert!(page.contains("Loja &amp; &lt;Zamora&gt;") && page.contains("mailto:puesto@loja.example"), "{page}");
            assert!(page.contains("/colours/7a1f3d.css"));
        }
        let colours = get(&world, "/colours/7a1f3d.css").await;
        assert!(colours.status == StatusCode::OK && colours.text().contains("--minga-primary:#7a1f3d"));
        for bad in ["ffff00.css", "x.css", "7a1f3d", "7a1f3d;}.css"] {
            assert_eq!(get(&world, &format!("/colours/{bad}")).await.status, StatusCode::NOT_FOUND, "{bad}");
        }
        // What cannot be is refused, and nothing of it holds.
        for (name, value) in [("contact", "nadie"), ("licence_url", "javascript:alert(1)"), ("language", "xx"),
            ("colour", "#ffff00"), ("colour", "red"), ("place", &"x".repeat(301))] {
            let refused = world.send(&admin, SETTINGS, &with(&[(name, value), ("place", "Otro")])).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name} {value}");
        }
        assert!(!get(&world, "/es/acerca").await.text().contains("<b>Otro</b>"));
        // A logo is a picture, drawn anew; what is none is none.
        let logo = async |content| {
            world.send_parts(&admin, SETTINGS, &with(&[]), Some(("logo", "l.png", content))).await
        };
        let none = logo(b"<svg onload=alert(1)>").await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", none.text());
        assert!(!get(&world, "/es/acerca").await.text().contains("brand-logo"));
        let drawn = logo(PICTURE).await;
        assert_eq!(drawn.status, StatusCode::SEE_OTHER, "{}", drawn.text());
        let page = get(&world, "/es/acerca").await.text();
        let at = page.find("brand-logo").expect("the logo");
        let path = page[at..].split("src=\"").nth(1).unwrap().split('"').next().unwrap();
        let shown = get(&world, path).await;
        assert_eq!((shown.status, shown.header(header::CONTENT_TYPE)), (StatusCode::OK, "image/png"));
        world.still_right().await;
        assert!(world.entries().contains("site.changed") && !world.entries().contains("loja.example"));
    };

    every_setting_is_shown_without_what_is_secret, async |store| {
        let config = minga_server::config::Config {
            files_secret: "SECRETO1".to_owned(),
            oidc_client_secret: "SECRETO2".to_owned(),
            database_url: "postgres://minga:SECRETO3@host/minga".to_owned(),
            mail_server: "smtps://minga:SECRETO4@mail.example".to_owned(),
            ..Default::default()
        };
        let world = World::with(store, config.web()).await;
        let admin = world.person(Role::Administrator, None).await;
        let page = world.see(&admin, SETTINGS).await.text();
        assert!(!page.contains('⟦'), "a setting without words");
        for setting in minga_server::config::SETTINGS {
            assert!(page.contains(&format!("<code>{}</code>", setting.key)), "{}", setting.key);
        }
        assert!(page.contains("mail.example") && !page.contains("SECRETO"), "{page}");
    };

    the_audit_is_filtered_and_told, async |store| {
        let world = World::demo(store).await;
        let admin = world.person(Role::Administrator, None).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let account = format!("/es/administracion/cuentas/{}", officer.id);
        world.send(&admin, &account, &[("deed", "block")]).await;
        let all = world.see(&admin, AUDIT).await.text();
        assert!(all.contains("Se bloqueó una cuenta") && all.contains("Se dio un papel") && all.contains(&account));
        let accounts = world.see(&admin, &format!("{AUDIT}?what=accounts&role=administrator")).await.text();
        assert!(accounts.contains("Se bloqueó una cuenta") && !accounts.contains("Se dio un papel"));
        let before = world.see(&admin, &format!("{AUDIT}?to=2021-05-31")).await.text();
        assert!(before.contains("No hay nada de eso") && !before.contains("Se bloqueó"));
        let on = world.see(&admin, &format!("{AUDIT}?from=2021-06-01&to=2021-06-01")).await.text();
        assert!(on.contains("Se bloqueó una cuenta"));
        for hurtful in ["?what=%27", "?before=x", "?from=9999-99-99&to=-262144-01-01", "?role=king"] {
            assert_eq!(world.see(&admin, &format!("{AUDIT}{hurtful}")).await.status, StatusCode::OK, "{hurtful}");
        }
    };

    parked_jobs_are_shown_and_tried_again, async |store| {
        let world = World::demo(store).await;
        let admin = world.person(Role::Administrator, None).await;
        let (app, handler) = (&world.app, Arc::new(Never) as Arc<dyn Handler>);
        let tx = app.store.write().await.unwrap();
        let job = enqueue(&app.cx(Actor::Operator, Lang::Es), &tx, "never", &"nusta@example.org").await.unwrap();
        tx.commit().await.unwrap();
        let worker = Worker::new(app.store.clone(), app.clock.clone(), app.random.clone(), [handler]);
        worker.run_once().await.unwrap();
        let page = world.see(&admin, SYSTEM).await.text();
        assert!(page.contains("Se abandonó 1 trabajo") && page.contains("no-luck") && !page.contains("nusta"), "{page}");
        let job = job.to_string();
        let retried = world.send(&admin, SYSTEM, &[("job", &job), ("deed", "retry")]).await;
        assert_eq!(retried.header(header::LOCATION), SYSTEM);
        assert_eq!(world.send(&admin, SYSTEM, &[("job", &job), ("deed", "retry")]).await.status, StatusCode::NOT_FOUND);
        worker.run_once().await.unwrap();
        world.send(&admin, SYSTEM, &[("job", &job), ("deed", "discard")]).await;
        assert!(world.see(&admin, SYSTEM).await.text().contains("No se abandonó nada"));
    };

    nobody_else_looks_after_the_site, async |store| {
        let world = World::demo(store).await;
        let nil = uuid::Uuid::nil().to_string();
        for role in Role::GIVEN.into_iter().filter(|role| *role != Role::Administrator) {
            let body = matches!(role, Role::Officer | Role::Counterpart).then_some("SERCOP");
            let who = world.person(role, body).await;
            let head = world.app.store.head().await.unwrap();
            for page in [SETTINGS, AUDIT, SYSTEM] {
                assert_eq!(world.see(&who, page).await.status, StatusCode::FORBIDDEN, "{role:?} {page}");
                assert_eq!(get(&world, page).await.status, StatusCode::SEE_OTHER);
            }
            let set = world.send(&who, SETTINGS, &with(&[("place", "Mío")])).await;
            let job = world.send(&who, SYSTEM, &[("job", &nil), ("deed", "discard")]).await;
            assert_eq!((set.status, job.status), (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN), "{role:?}");
            assert_eq!(world.app.store.head().await.unwrap(), head);
        }
    };
}

impl World {
    async fn still_right(&self) {
        self.app.record.publish().await.unwrap();
        let verified = verify::installation(&self.app.record, &self.app.store).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
    }
}
