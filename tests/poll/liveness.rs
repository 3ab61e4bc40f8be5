//! No poll hangs, whatever happened before.

use instance_console::poll::{Event, Millis, Outcome, PollPhase};
use proptest::prelude::*;

use crate::{
    model::{LONGEST_SLEEP, SCOPES, Wake, World},
    properties::{history, play},
};

/// The longest time until a poll is fetched: the longest wait, a timeout, and the backoff after that.
const LONGEST: Millis = LONGEST_SLEEP + 60_000 + 330_000;

/// Ends every rest and refusal, and lets the timers fire until each live poll was fetched once more.
fn check_lives(mut world: World, kind: Wake) {
    let live = world.live();
    world.fetches.clear();
    for scope in 0..SCOPES {
        world.step(Event::Credential(scope));
    }
    world.step(Event::Hidden(false));
    world.step(Event::Offline(false));
    world.step(Event::Paused(false));

    let mut waiting = live;
    let (mut taken, mut slept) = (0, 0);
    loop {
        for (key, _) in world.fetches.split_off(taken) {
            waiting.remove(&key);
            // The fetched poll is ended, so that it does not delay the others.
            let outcome = Outcome::new(PollPhase::Terminal, true);
            world.step(Event::Answered { key, outcome });
        }
        taken = world.fetches.len();
        if waiting.is_empty() {
            break;
        }
        slept += world.wake(kind).expect("a timer runs while something is polled");
        assert!(slept <= LONGEST, "{waiting:?} not fetched after {slept} ms");
    }
    assert_eq!(world.scheduler.sleep().is_none(), world.live().is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_live_poll_is_fetched_again(seed in any::<u64>(), history in history()) {
        let mut world = World::new(seed);
        play(&mut world, history);
        check_lives(world, Wake::InTime);
    }

    #[test]
    fn every_live_poll_is_fetched_again_after_the_clock_was_set_back(
        seed in any::<u64>(),
        history in history(),
    ) {
        let mut world = World::new(seed);
        play(&mut world, history);
        world.reading = 0;
        check_lives(world, Wake::InTime);
    }

    #[test]
    fn every_live_poll_is_fetched_again_by_a_clock_that_stands_still(
        seed in any::<u64>(),
        history in history(),
    ) {
        let mut world = World::new(seed);
        play(&mut world, history);
        check_lives(world, Wake::StandsStill);
    }

    #[test]
    fn every_live_poll_is_fetched_again_by_a_clock_that_goes_back(
        seed in any::<u64>(),
        history in history(),
        by in 1..1_000_000_u64,
    ) {
        let mut world = World::new(seed);
        play(&mut world, history);
        check_lives(world, Wake::Back(by));
    }
}
