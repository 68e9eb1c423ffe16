//! Asking for jobs, their order, and what an administrator does with those that failed.

use crate::harness::{Greeter, Mood, Queue, START, moment};
use minga_jobs::{discard, enqueue, retry};
use minga_store::describe_schema;
use serde_json::json;
use std::time::Duration;
use uuid::Uuid;

minga_testkit::on_both_databases! {
    the_table_is_the_same_on_both, async |store| {
        let queue = Queue::new(store).await;
        let lines = describe_schema(&queue.store.read().await.unwrap()).await.unwrap();
        let lines: Vec<_> = lines.iter().filter_map(|line| line.strip_prefix("jobs.")).collect();
        assert_eq!(lines, [
            "attempts: integer", "created_at: moment", "failed: boolean", "id: uuid", "kind: text",
            "last_error: text?", "locked_until: moment?", "payload: text", "run_at: moment",
        ]);
    };

    a_job_exists_exactly_if_its_change_does, async |store| {
        let queue = Queue::new(store).await;
        let greeter = Greeter::new(Mood::Well);
        for undone in [true, false] {
            let tx = queue.store.write().await.unwrap();
            enqueue(&queue.cx, &tx, "greet", &json!({ "undone": undone })).await.unwrap();
            if undone { tx.rollback().await.unwrap() } else { tx.commit().await.unwrap() }
        }
        let tx = queue.store.write().await.unwrap();
        enqueue(&queue.cx, &tx, "greet", &"dropped").await.unwrap();
        drop(tx);
        assert_eq!(queue.waiting().await, 1);
        assert_eq!(queue.worker(&greeter).run_once().await.unwrap(), 1);
        assert_eq!(greeter.runs(), [(json!({ "undone": false }), 1)]);
        assert_eq!(queue.waiting().await, 0);
    };

    nobody_sees_a_job_before_its_change_is_committed, async |store| {
        // On SQLite a worker only reads until it sees something, so it does not wait here.
        let queue = Queue::new(store).await;
        let (greeter, tx) = (Greeter::new(Mood::Well), queue.store.write().await.unwrap());
        enqueue(&queue.cx, &tx, "greet", &1).await.unwrap();
        assert_eq!(queue.worker(&greeter).run_once().await.unwrap(), 0);
        tx.commit().await.unwrap();
        assert_eq!(queue.worker(&greeter).run_once().await.unwrap(), 1);
    };

    a_job_waits_for_its_moment, async |store| {
        let queue = Queue::new(store).await;
        let greeter = Greeter::new(Mood::Well);
        queue.enqueue_at(moment("2026-11-23T09:00:00Z"), "later").await;
        let worker = queue.worker(&greeter);
        queue.clock.set("2026-11-23T08:59:59.999999Z");
        assert_eq!(worker.run_once().await.unwrap(), 0);
        assert_eq!(queue.waiting().await, 1);
        queue.clock.set("2026-11-23T09:00:00Z");
        assert_eq!(worker.run_once().await.unwrap(), 1);
    };

    jobs_are_done_in_the_order_of_their_moments, async |store| {
        // SQLite compares moments as texts, which have fractions of different lengths.
        let queue = Queue::new(store).await;
        let greeter = Greeter::new(Mood::Well);
        let fractions = ["", ".000001", ".0001", ".001", ".01", ".123", ".123456", ".2", ".999999"];
        for fraction in fractions.iter().rev() {
            queue.enqueue_at(moment(&format!("2026-11-23T08:00:00{fraction}Z")), fraction).await;
        }
        let worker = queue.worker(&greeter);
        for fraction in fractions {
            queue.clock.set(&format!("2026-11-23T08:00:00{fraction}Z"));
            assert_eq!(worker.run_once().await.unwrap(), 1, "{fraction}");
            assert_eq!(greeter.runs(), [(json!(fraction), 1)]);
        }
    };

    jobs_of_a_kind_that_nobody_knows_wait, async |store| {
        let queue = Queue::new(store).await;
        let (greeter, tx) = (Greeter::new(Mood::Well), queue.store.write().await.unwrap());
        enqueue(&queue.cx, &tx, "other", &json!(null)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(queue.worker(&greeter).run_once().await.unwrap(), 0);
        assert_eq!((queue.waiting().await, queue.failed().await.len()), (1, 0));
    };

    what_failed_is_shown_and_can_be_tried_again_or_forgotten, async |store| {
        let queue = Queue::new(store).await;
        let greeter = Greeter::new(Mood::GiveUp);
        let worker = queue.worker(&greeter);
        let first = queue.enqueue("Ana").await;
        queue.clock.advance(Duration::from_secs(1));
        let second = queue.enqueue("Eva").await;
        assert_eq!(worker.run_once().await.unwrap(), 0);
        assert_eq!((queue.waiting().await, greeter.runs().len()), (0, 2));
        let failed = queue.failed().await;
        assert_eq!(failed.iter().map(|job| job.id).collect::<Vec<_>>(), [second, first]);
        let job = &failed[1];
        assert_eq!((&*job.kind, job.attempts, &*job.reason), ("greet", 1, "nobody-there"));
        assert_eq!(job.created, moment(START));
        assert_eq!(minga_jobs::failed(&queue.store.read().await.unwrap(), 1).await.unwrap().len(), 1);
        // A failed job is never taken, however much time passes.
        queue.clock.advance(Duration::from_hours(1_000));
        assert_eq!(worker.run_once().await.unwrap(), 0);
        assert!(greeter.runs().is_empty());

        let tx = queue.store.write().await.unwrap();
        assert!(discard(&tx, first).await.unwrap());
        assert!(!discard(&tx, first).await.unwrap());
        assert!(retry(&queue.cx, &tx, second).await.unwrap());
        assert!(!retry(&queue.cx, &tx, second).await.unwrap(), "it does not fail any more");
        assert!(!discard(&tx, second).await.unwrap(), "it does not fail any more");
        assert!(!retry(&queue.cx, &tx, Uuid::nil()).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!((queue.waiting().await, queue.failed().await.len()), (1, 0));
        greeter.turn(Mood::Well);
        assert_eq!(worker.run_once().await.unwrap(), 1);
        assert_eq!(greeter.runs(), [(json!({ "name": "Eva" }), 1)], "it has all its tries again");
        assert_eq!(queue.waiting().await, 0);
    };

    what_nobody_tried_again_is_forgotten_and_what_waits_is_not, async |store| {
        let queue = Queue::new(store).await;
        let greeter = Greeter::new(Mood::GiveUp);
        queue.enqueue("Ana").await;
        assert_eq!(queue.worker(&greeter).run_once().await.unwrap(), 0);
        queue.enqueue("Eva").await;
        for (before, failed) in [(moment(START), 1), (moment(START) + Duration::from_secs(1), 0)] {
            let tx = queue.store.write().await.unwrap();
            minga_jobs::sweep(&tx, before).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!((queue.waiting().await, queue.failed().await.len()), (1, failed));
        }
    };
}
