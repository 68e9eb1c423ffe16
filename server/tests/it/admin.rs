//! Administering accounts and roles.

use crate::harness::World;
use crate::http::get;
use http::{StatusCode, header};
use minga_kernel::Role;
use minga_record::verify;
use minga_testkit::on_both_databases;

on_both_databases! {
    an_administrator_invites_gives_and_ends, async |store| {
        let world = World::demo(store).await;
        let admin = world.person(Role::Administrator, None).await;
        let accounts = "/es/administracion/cuentas";
        let invite = [("address", "Nueva@Example.org"), ("name", "Nueva Persona"), ("lang", "es")];
        let made = world.send(&admin, accounts, &invite).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
        let path = made.header(header::LOCATION).split('?').next().unwrap().to_owned();
        let mails = world.mails().await;
        assert_eq!((mails.len(), &*mails[0].to), (1, "nueva@example.org"));
        let again = world.send(&admin, accounts, &invite).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text().contains("ya tiene cuenta"));

        // Taken up, and given a role, they act.
        let at = mails[0].text.find("/es/entrar/con/").unwrap();
        let link = mails[0].text[at..].lines().next().unwrap().to_owned();
        let fields = [("name", "Nueva"), ("password", "quinua y páramo")];
        let taken = world.send_unsigned(&link, &fields).await;
        let cookie = taken.header(header::SET_COOKIE).split(';').next().unwrap().to_owned();
        let nueva = crate::people::Person { id: uuid::Uuid::nil(), membership: None, cookie };
        let report = "/es/planes/EC-PAGA-1/compromisos/3/hitos/5/informar";
        assert_eq!(world.see(&nueva, report).await.status, StatusCode::FORBIDDEN);
        let bare = [("deed", "role"), ("role", "officer")];
        assert_eq!(world.send(&admin, &path, &bare).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let unknown = [("deed", "role"), ("role", "officer"), ("body", "NADIE")];
        assert_eq!(world.send(&admin, &path, &unknown).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        for role in ["operator", "king", ""] {
            let sent = world.send(&admin, &path, &[("deed", "role"), ("role", role)]).await;
            assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY, "{role}");
        }
        let given = [("deed", "role"), ("role", "officer"), ("body", "SERCOP")];
        assert_eq!(world.send(&admin, &path, &given).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.see(&nueva, report).await.status, StatusCode::OK);
        assert!(get(&world, "/es/organizaciones/SERCOP").await.text().contains("Se dio un papel"));

        let page = world.see(&admin, &path).await.text();
        let held = page.split("name=\"membership\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(world.send(&admin, &path, &[("deed", "end"), ("membership", held)]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.see(&nueva, report).await.status, StatusCode::FORBIDDEN);
        // A link goes to the owner's own address and to nobody else, and is told.
        assert_eq!(world.send(&admin, &path, &[("deed", "link")]).await.status, StatusCode::SEE_OTHER);
        let mails = world.mails().await;
        assert_eq!((mails.len(), &*mails[0].to), (1, "nueva@example.org"));
        assert!(mails[0].text.contains("/es/entrar/con/"));
        assert!(!world.see(&admin, &path).await.text().contains("/entrar/con/"));
        assert_eq!(world.send(&admin, &path, &[("deed", "sign_out")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.see(&nueva, "/es/mi-trabajo").await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.send(&admin, &path, &[("deed", "block")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.see(&nueva, "/es/mi-trabajo").await.status, StatusCode::SEE_OTHER);

        world.app.record.publish().await.unwrap();
        let verified = verify::installation(&world.app.record, &world.app.store).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
        let entries = world.entries();
        assert!(entries.contains("account.blocked") && entries.contains("account.link_made") && entries.contains("role.ended"));
        assert!(!entries.to_lowercase().contains("nueva"));
    };

    nobody_else_administers, async |store| {
        let world = World::demo(store).await;
        let victim = world.person(Role::Officer, Some("SERCOP")).await;
        let path = format!("/es/administracion/cuentas/{}", victim.id);
        let head = world.app.store.head().await.unwrap();
        for role in Role::GIVEN.into_iter().filter(|role| *role != Role::Administrator) {
            let body = matches!(role, Role::Officer | Role::Counterpart).then_some("SERCOP");
            let who = world.person(role, body).await;
            let head = world.app.store.head().await.unwrap();
            for page in ["/es/administracion/cuentas", &path] {
                assert_eq!(world.see(&who, page).await.status, StatusCode::FORBIDDEN, "{role:?} {page}");
            }
            let invite = [("address", "a@example.org"), ("name", "A"), ("lang", "es")];
            let mut sent = vec![world.send(&who, "/es/administracion/cuentas", &invite).await];
            for deed in ["block", "unblock", "invite", "role", "link", "sign_out"] {
                let fields = [("deed", deed), ("role", "administrator")];
                sent.push(world.send(&who, &path, &fields).await);
                // Nobody raises themselves.
                let own = format!("/es/administracion/cuentas/{}", who.id);
                sent.push(world.send(&who, &own, &fields).await);
            }
            let membership = victim.membership.unwrap().to_string();
            sent.push(world.send(&who, &path, &[("deed", "end"), ("membership", &membership)]).await);
            for answer in sent {
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{role:?}");
            }
            assert_eq!(world.app.store.head().await.unwrap(), head);
        }
        assert!(world.app.store.head().await.unwrap() > head);
        assert!(world.mails().await.is_empty());
    };
}
