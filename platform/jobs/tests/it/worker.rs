//! Leases, tries, and many workers at once.

use crate::harness::{Greeter, Mood, Queue};
use minga_jobs::Settings;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::task::JoinHandle;

/// Long enough for whoever would do something wrong.
const A_WHILE: Duration = Duration::from_millis(100);

/// A slow worker begins the job, and a fresh one takes it when the lease is over.
async fn overtaken(
    queue: &Queue,
    slow: &Arc<Greeter>,
    fresh: &Arc<Greeter>,
) -> (JoinHandle<u64>, JoinHandle<u64>) {
    let worker = queue.worker(slow);
    let slow_one = tokio::spawn(async move { worker.run_once().await.unwrap() });
    slow.has_begun(1).await;
    queue.clock.advance(Queue::settings().lease);
    let worker = queue.stranger(fresh).await;
    let fresh_one = tokio::spawn(async move { worker.run_once().await.unwrap() });
    fresh.has_begun(1).await;
    (slow_one, fresh_one)
}

minga_testkit::on_both_databases! {
    a_job_of_a_dead_worker_is_taken_again_when_the_lease_is_over, async |store| {
        let queue = Queue::new(store).await;
        let (dying, living) = (Greeter::new(Mood::Hang), Greeter::new(Mood::Well));
        queue.enqueue("Ana").await;
        let worker = queue.worker(&dying);
        let task = tokio::spawn(async move { worker.run_forever().await });
        dying.has_begun(1).await;
        task.abort();
        assert!(task.await.unwrap_err().is_cancelled());

        let worker = queue.stranger(&living).await;
        let lease = Queue::settings().lease;
        queue.clock.advance(lease.saturating_sub(Duration::from_micros(1)));
        assert_eq!(worker.run_once().await.unwrap(), 0);
        queue.clock.advance(Duration::from_micros(1));
        assert_eq!(worker.run_once().await.unwrap(), 1);
        assert_eq!(living.runs(), [(json!({ "name": "Ana" }), 2)]);
        assert_eq!(queue.waiting().await, 0);
    };

    a_job_that_kills_every_worker_is_given_up, async |store| {
        let queue = Queue::new(store).await;
        let dying = Greeter::new(Mood::Hang);
        queue.enqueue("Ana").await;
        for attempt in 1..=3 {
            let worker = queue.worker(&dying);
            let task = tokio::spawn(async move { worker.run_once().await });
            dying.has_begun(attempt).await;
            task.abort();
            queue.clock.advance(Queue::settings().lease);
        }
        assert_eq!(dying.runs().len(), 3);
        assert_eq!(queue.worker(&dying).run_once().await.unwrap(), 0);
        assert!(dying.runs().is_empty());
        assert_eq!(queue.failed().await[0].reason, "lost");
    };

    tries_come_later_and_later_and_end, async |store| {
        let queue = Queue::new(store).await;
        let greeter = Greeter::new(Mood::Retry);
        let worker = queue.worker(&greeter);
        queue.enqueue("Ana").await;
        for (attempt, whole) in [(1, Duration::from_mins(1)), (2, Duration::from_mins(2))] {
            assert_eq!(worker.run_once().await.unwrap(), 0);
            assert_eq!(greeter.runs(), [(json!({ "name": "Ana" }), attempt)]);
            assert_eq!((queue.waiting().await, queue.failed().await.len()), (1, 0));
            queue.clock.advance((whole / 2).saturating_sub(Duration::from_micros(1)));
            assert_eq!(worker.run_once().await.unwrap(), 0);
            assert!(greeter.runs().is_empty(), "at least half of the wait");
            queue.clock.advance(whole / 2 + Duration::from_micros(1));
        }
        assert_eq!(worker.run_once().await.unwrap(), 0);
        assert_eq!(greeter.runs(), [(json!({ "name": "Ana" }), 3)]);
        let failed = queue.failed().await;
        assert_eq!((failed[0].attempts, &*failed[0].reason), (3, "busy"));
        assert_eq!(queue.waiting().await, 0);
    };

    a_job_succeeds_at_its_last_try, async |store| {
        let queue = Queue::new(store).await;
        let greeter = Greeter::new(Mood::Retry);
        let worker = queue.worker(&greeter);
        queue.enqueue("Ana").await;
        for _ in 0..2 {
            assert_eq!(worker.run_once().await.unwrap(), 0);
            queue.clock.advance(Duration::from_mins(2));
        }
        greeter.turn(Mood::Well);
        assert_eq!(worker.run_once().await.unwrap(), 1);
        assert_eq!((queue.waiting().await, queue.failed().await.len()), (0, 0));
    };

    a_panic_and_a_run_without_end_are_tries_and_harm_nobody, async |store| {
        let queue = Queue::new(store).await;
        let greeter = Greeter::new(Mood::Panic);
        let (usual, short) = (Queue::settings().lease, A_WHILE);
        let worker = queue.worker(&greeter);
        for (mood, lease, reason) in [(Mood::Panic, usual, "panic"), (Mood::Hang, short, "too-long")] {
            greeter.turn(mood);
            queue.clock.advance(Duration::from_secs(1));
            queue.enqueue("Ana").await;
            let worker = worker.clone().with_settings(Settings { lease, attempts: 1, ..Queue::settings() });
            assert_eq!(worker.run_once().await.unwrap(), 0);
            assert_eq!(queue.failed().await[0].reason, reason);
        }
        greeter.turn(Mood::Well);
        queue.enqueue("Eva").await;
        assert_eq!(worker.run_once().await.unwrap(), 1);
    };

    two_workers_do_not_take_the_same_job_at_once, async |store| {
        let queue = Queue::new(store).await;
        let greeter = Greeter::new(Mood::Wait);
        let (one, two) = (queue.worker(&greeter), queue.stranger(&greeter).await);
        queue.enqueue("Ana").await;
        let first = tokio::spawn(async move { one.run_once().await.unwrap() });
        greeter.has_begun(1).await;
        assert_eq!(two.run_once().await.unwrap(), 0);
        queue.enqueue("Eva").await;
        let second = tokio::spawn(async move { two.run_once().await.unwrap() });
        greeter.has_begun(2).await;
        tokio::time::sleep(A_WHILE).await;
        greeter.permits.add_permits(2);
        assert_eq!((first.await.unwrap(), second.await.unwrap()), (1, 1));
        let names: Vec<_> = greeter.runs().into_iter().map(|(payload, _)| payload).collect();
        assert_eq!(names, [json!({ "name": "Ana" }), json!({ "name": "Eva" })]);
    };

    whoever_lost_the_lease_does_not_give_up_for_others, async |store| {
        let queue = Queue::new(store).await;
        let (slow, fresh) = (Greeter::new(Mood::WaitAndGiveUp), Greeter::new(Mood::Wait));
        queue.enqueue("Ana").await;
        let (slow_one, fresh_one) = overtaken(&queue, &slow, &fresh).await;
        slow.permits.add_permits(1);
        assert_eq!(slow_one.await.unwrap(), 0);
        assert_eq!((queue.waiting().await, queue.failed().await.len()), (1, 0));
        fresh.permits.add_permits(1);
        assert_eq!(fresh_one.await.unwrap(), 1);
        assert_eq!((queue.waiting().await, queue.failed().await.len()), (0, 0));
    };

    what_was_done_is_done_whoever_did_it, async |store| {
        let queue = Queue::new(store).await;
        let (slow, fresh) = (Greeter::new(Mood::Wait), Greeter::new(Mood::WaitAndGiveUp));
        queue.enqueue("Ana").await;
        let (slow_one, fresh_one) = overtaken(&queue, &slow, &fresh).await;
        slow.permits.add_permits(1);
        assert_eq!(slow_one.await.unwrap(), 1);
        assert_eq!(queue.waiting().await, 0);
        fresh.permits.add_permits(1);
        assert_eq!(fresh_one.await.unwrap(), 0);
        assert_eq!((queue.waiting().await, queue.failed().await.len()), (0, 0));
    };

    a_payload_that_is_not_json_is_given_up, async |store| {
        let queue = Queue::new(store).await;
        let greeter = Greeter::new(Mood::Well);
        queue.enqueue("Ana").await;
        queue.store.tamper("UPDATE jobs SET payload = '{'").await;
        assert_eq!(queue.worker(&greeter).run_once().await.unwrap(), 0);
        assert_eq!(queue.failed().await[0].reason, "malformed");
        assert!(greeter.runs().is_empty());
    };

    a_worker_waits_for_work_and_survives_a_sick_database, async |store| {
        let queue = Queue::new(store).await;
        let greeter = Greeter::new(Mood::Well);
        let settings = Settings { back_off: Duration::from_millis(5), ..Queue::settings() };
        let worker = queue.worker(&greeter).with_settings(settings);
        let task = tokio::spawn(async move { worker.run_forever().await });
        queue.enqueue("Ana").await;
        greeter.has_begun(1).await;
        queue.store.tamper("ALTER TABLE jobs RENAME TO gone").await;
        tokio::time::sleep(A_WHILE).await;
        queue.store.tamper("ALTER TABLE gone RENAME TO jobs").await;
        queue.enqueue("Eva").await;
        greeter.has_begun(2).await;
        task.abort();
        assert!(task.await.unwrap_err().is_cancelled());
    };

    a_thousand_jobs_by_four_workers_are_done_once_each, async |store| {
        let queue = Queue::new(store).await;
        let greeter = Greeter::new(Mood::Well);
        let tx = queue.store.write().await.unwrap();
        for number in 0..1_000 {
            minga_jobs::enqueue(&queue.cx, &tx, "greet", &number).await.unwrap();
        }
        tx.commit().await.unwrap();
        let mut workers = vec![queue.worker(&greeter), queue.worker(&greeter)];
        workers.push(queue.stranger(&greeter).await);
        workers.push(queue.stranger(&greeter).await);
        let tasks = workers.into_iter().map(|worker| tokio::spawn(async move { worker.run_once().await }));
        let mut done = Vec::new();
        for task in tasks.collect::<Vec<_>>() {
            done.push(task.await.unwrap().unwrap());
        }
        assert_eq!(done.iter().sum::<u64>(), 1_000, "{done:?}");
        assert_eq!(greeter.begun.load(Ordering::SeqCst), 1_000);
        let numbers: HashSet<Value> = greeter.runs().into_iter().map(|(payload, _)| payload).collect();
        assert_eq!(numbers.len(), 1_000);
        assert_eq!((queue.waiting().await, queue.failed().await.len()), (0, 0));
    };
}
