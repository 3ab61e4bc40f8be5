//! Several pages of one origin, with the browser's lock and channel between them, in any order.

#![expect(clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    rc::Rc,
};

use instance_console::{
    api::{Answer, Api, Call, Error, Headers},
    poll::{
        Millis, Share,
        message::{Message, Reply},
        share::{Effect, Event, Now},
    },
};
use proptest::{collection::vec, prelude::*};

const PAGES: usize = 4;

/// The pages, as the browser sees them; messages and news of the lock arrive when they are drained.
#[derive(Debug, Default)]
struct Group {
    now: Millis,
    pages: Vec<Page>,
    holder: Option<usize>,
    queue: VecDeque<usize>,
    /// When each answer came, by what its body says.
    answers: Vec<Millis>,
    /// How many fetches were begun.
    fetches: usize,
    tickets: u32,
    /// How many tokens were given.
    tokens: Millis,
    /// The lock's news come after what is said on the channel; else before it.
    is_lock_late: bool,
}

#[derive(Debug)]
struct Page {
    share: Share,
    /// What it has not yet heard on the channel, and of the lock: they come by ways of their own.
    messages: VecDeque<Event>,
    news: VecDeque<Event>,
    is_frozen: bool,
    was_frozen: bool,
    is_closed: bool,
    asks: BTreeMap<u32, (Call, Millis)>,
    fetches: BTreeMap<u32, Call>,
    /// It asks no more until there is a token.
    is_halted: bool,
    has_token: bool,
}

#[derive(Clone, Debug)]
enum Act {
    Answer(usize, u8),
    Ask(usize, u8, Millis),
    Close(usize),
    Credential(usize),
    Drain,
    Freeze(usize, bool),
    Leave(usize),
    Lock(bool),
    Open,
    Pass(Millis),
}

fn call(number: u8) -> Call {
    match number % 3 {
        0 => Call::list("p", 0),
        1 => Call::list("p", 500),
        _ => Call::new(Api::Process, "p", "i"),
    }
}

fn act() -> impl Strategy<Value = Act> {
    let page = || 0..PAGES;
    prop_oneof![
        8 => (page(), any::<u8>(), prop_oneof![Just(0), Just(1_500), 0..60_000_u64])
            .prop_map(|(page, call, tolerance)| Act::Ask(page, call, tolerance)),
        8 => (page(), any::<u8>()).prop_map(|(page, how)| Act::Answer(page, how)),
        8 => Just(Act::Drain),
        4 => prop_oneof![0..3_000_u64, 0..100_000_u64].prop_map(Act::Pass),
        2 => page().prop_map(Act::Leave),
        1 => page().prop_map(Act::Close),
        1 => page().prop_map(Act::Credential),
        1 => (page(), any::<bool>()).prop_map(|(page, is_frozen)| Act::Freeze(page, is_frozen)),
        1 => any::<bool>().prop_map(Act::Lock),
        1 => Just(Act::Open),
    ]
}

impl Group {
    fn new() -> Self {
        let mut group = Self::default();
        (0..PAGES).for_each(|_| group.open());
        group
    }

    fn moment(&self) -> Now {
        Now { monotonic: self.now, wall: i64::try_from(self.now).unwrap() }
    }

    fn open(&mut self) {
        let page = self.pages.len();
        self.pages.push(Page {
            share: Share::new(u32::try_from(page).unwrap()),
            messages: VecDeque::new(),
            news: VecDeque::new(),
            is_frozen: false,
            was_frozen: false,
            is_closed: false,
            asks: BTreeMap::new(),
            fetches: BTreeMap::new(),
            is_halted: false,
            has_token: false,
        });
        self.wait(page);
    }

    fn wait(&mut self, page: usize) {
        self.queue.retain(|waiting| *waiting != page);
        self.queue.push_back(page);
        self.grant();
    }

    fn grant(&mut self) {
        if self.holder.is_none()
            && let Some(next) = self.queue.pop_front()
        {
            self.holder = Some(next);
            self.pages[next].news.push_back(Event::Granted);
        }
    }

    fn step(&mut self, page: usize, event: Event) {
        let now = self.moment();
        let effects = self.pages[page].share.step(now, event);
        for effect in effects {
            self.carry_out(page, effect);
        }
    }

    fn carry_out(&mut self, page: usize, effect: Effect) {
        let this = &mut self.pages[page];
        match effect {
            Effect::Cancel(number) => {
                assert!(this.fetches.remove(&number).is_some(), "what is cancelled is under way");
            }
            Effect::Deliver { ticket, reply } => {
                let (_, tolerance) = this.asks.remove(&ticket).expect("an ask that waits");
                if let Ok(answer) = &reply.result {
                    let number = str::from_utf8(&answer.body).unwrap().parse::<usize>();
                    let age = self.now - self.answers[number.unwrap()];
                    // What is on its way while a token is given arrives a moment later.
                    let told = reply.received..=reply.received + self.tokens;
                    assert!(told.contains(&age), "an age is told as it is");
                    let age = age.saturating_sub(self.tokens);
                    let may = age <= tolerance || age < reply.patience() || this.was_frozen;
                    assert!(may, "{age} > {tolerance}");
                    if answer.status == 401 && reply.is_bare && this.has_token {
                        // As the engine does.
                        return self.act(&Act::Credential(page));
                    }
                    this.is_halted |= answer.status == 401;
                }
            }
            Effect::Fetch { number, call, .. } => {
                assert!(this.share.leads(), "only who leads asks the server");
                assert!(this.fetches.values().all(|known| *known != call), "{call:?} twice");
                this.fetches.insert(number, call);
                self.fetches += 1;
            }
            Effect::Queue => self.wait(page),
            Effect::Renew => this.is_halted = false,
            Effect::Send(message) => {
                // It is what the other side reads.
                let (text, answer) = message.write();
                let body = answer.map(|answer| answer.body.clone()).unwrap_or_default();
                assert_eq!(Message::read(&text, body.clone()), Some(message));
                let told = |body: Vec<u8>| Message::read(&text, body).map(Event::Heard);
                for (other, known) in self.pages.iter_mut().enumerate() {
                    if other != page && !known.is_closed {
                        known.messages.extend(told(body.clone()));
                    }
                }
            }
            Effect::Steal => {
                // What it had asked for before is given back first, and no longer heard of.
                self.queue.retain(|waiting| *waiting != page);
                self.pages[page].news.clear();
                if let Some(robbed) = self.holder.replace(page).filter(|robbed| *robbed != page) {
                    self.pages[robbed].news.push_back(Event::Lost);
                }
                self.pages[page].news.push_back(Event::Granted);
            }
        }
    }

    /// Lets everything arrive, and the timers fire that are due.
    fn drain(&mut self) {
        let mut steps = 0;
        while let Some((page, event)) = self.next() {
            self.step(page, event);
            steps += 1;
            assert!(steps < 20_000, "they never stop talking");
        }
    }

    /// What arrives next, and where.
    fn next(&mut self) -> Option<(usize, Event)> {
        let is_lock_late = self.is_lock_late;
        let live: Vec<_> = self.live().collect();
        [!is_lock_late, is_lock_late].into_iter().find_map(|is_news| {
            live.iter().find_map(|page| {
                let Page { messages, news, .. } = &mut self.pages[*page];
                let event = if is_news { news } else { messages }.pop_front()?;
                Some((*page, event))
            })
        })
    }

    fn live(&self) -> impl Iterator<Item = usize> + use<> {
        let is_live: Vec<bool> =
            self.pages.iter().map(|page| !page.is_frozen && !page.is_closed).collect();
        (0..is_live.len()).filter(move |page| is_live[*page])
    }

    /// Lets time pass, and each timer fire when it is due.
    fn pass(&mut self, time: Millis) {
        let end = self.now + time;
        loop {
            self.drain();
            let now = self.moment();
            let next = self
                .live()
                .filter_map(|page| Some((self.pages[page].share.sleep(now)?, page)))
                .min();
            match next {
                Some((sleep, page)) if self.now + sleep <= end => {
                    self.now += sleep;
                    self.step(page, Event::Woke);
                }
                _ => break,
            }
        }
        self.now = end;
    }

    fn answer(&mut self, page: usize, how: u8) {
        let has_token = self.pages[page].has_token;
        let Some((number, _)) = self.pages[page].fetches.pop_first() else { return };
        let headers =
            Headers { retry_after: (how % 8 == 1).then(|| "7".to_owned()), ..Headers::default() };
        let status = match how % 8 {
            1 => 429,
            2 => 401,
            3 if !has_token => 401,
            _ => 200,
        };
        let body = self.answers.len().to_string().into_bytes();
        let answer = Ok(Rc::new(Answer { status, headers, body }));
        let result = if how.is_multiple_of(8) { Err(Error::transport("cut")) } else { answer };
        self.answers.push(self.now);
        let reply = Reply { result, is_bare: !has_token, sent: 0, received: 0 };
        self.step(page, Event::Fetched { number, reply });
    }

    fn act(&mut self, act: &Act) {
        match *act {
            Act::Drain => self.drain(),
            Act::Lock(is_late) => self.is_lock_late = is_late,
            Act::Open if self.pages.len() < 8 => self.open(),
            Act::Open => {}
            Act::Pass(time) => self.pass(time),
            Act::Answer(page, _)
            | Act::Ask(page, ..)
            | Act::Close(page)
            | Act::Credential(page)
            | Act::Freeze(page, _)
            | Act::Leave(page)
                if self.pages[page].is_closed => {}
            Act::Freeze(page, is_frozen) => {
                self.pages[page].is_frozen = is_frozen;
                self.pages[page].was_frozen |= is_frozen;
            }
            Act::Close(page) => {
                self.pages[page].is_closed = true;
                self.pages[page].fetches.clear();
                self.queue.retain(|waiting| *waiting != page);
                if self.holder == Some(page) {
                    self.holder = None;
                    self.grant();
                }
            }
            Act::Answer(page, _)
            | Act::Ask(page, ..)
            | Act::Credential(page)
            | Act::Leave(page)
                if self.pages[page].is_frozen => {}
            Act::Answer(page, how) => self.answer(page, how),
            Act::Ask(page, number, tolerance) => {
                self.tickets += 1;
                let (ticket, call) = (self.tickets, call(number));
                self.pages[page].asks.insert(ticket, (call.clone(), tolerance));
                self.step(page, Event::Ask { ticket, call, tolerance });
                // Nothing is older than the moment in which it was asked for, but for what is on its way.
                self.drain();
            }
            Act::Credential(page) => {
                // No two are given in one millisecond.
                self.now += 1;
                self.tokens += 1;
                self.pages[page].is_halted = false;
                self.step(page, Event::Credential);
            }
            Act::Leave(page) => {
                if let Some((ticket, _)) = self.pages[page].asks.pop_first() {
                    self.step(page, Event::Left(ticket));
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever happened, each ask of a page that is alive is answered: its call is fetched once more,
    /// or it is answered from what is there; the frozen are robbed, and the closed are replaced.
    #[test]
    fn no_ask_is_lost_and_nothing_is_fetched_twice_at_a_time(acts in vec(act(), 0..80)) {
        let mut group = Group::new();
        for act in &acts {
            group.act(act);
        }
        // What was taken by a leader that froze or closed afterwards is given up by who asked, after a
        // minute; here it asks again, when all that was said has been heard.
        group.drain();
        for page in group.live().collect::<Vec<_>>() {
            for (ticket, (call, tolerance)) in std::mem::take(&mut group.pages[page].asks) {
                group.step(page, Event::Left(ticket));
                group.pages[page].asks.insert(ticket + 1_000, (call.clone(), tolerance));
                group.step(page, Event::Ask { ticket: ticket + 1_000, call, tolerance });
            }
        }
        for _ in 0..10 {
            group.pass(2_100);
            for page in group.live().collect::<Vec<_>>() {
                while !group.pages[page].fetches.is_empty() {
                    group.answer(page, 7);
                    group.drain();
                }
            }
        }
        for page in group.live().collect::<Vec<_>>() {
            prop_assert!(group.pages[page].asks.is_empty(), "{:?}", group.pages[page].asks);
        }
        let leaders: BTreeSet<_> =
            group.live().filter(|page| group.pages[*page].share.leads()).collect();
        prop_assert!(leaders.len() <= 1, "{leaders:?} lead");
    }
}

proptest! {
    /// In whatever order they hear of the token and of the lock, and whatever was given before.
    #[test]
    fn one_token_is_enough_for_all_pages(acts in vec(act(), 0..40), page in 0..PAGES, is_lock_late: bool) {
        let mut group = Group::new();
        let stays = |act: &&Act| !matches!(act, Act::Close(_) | Act::Freeze(..));
        for act in acts.iter().filter(stays) {
            group.act(act);
        }
        group.is_lock_late = is_lock_late;
        group.pages[page].has_token = true;
        group.act(&Act::Credential(page));
        for _ in 0..4 {
            for page in group.live().collect::<Vec<_>>() {
                if !group.pages[page].is_halted {
                    group.act(&Act::Ask(page, 0, 0));
                }
                while !group.pages[page].fetches.is_empty() {
                    group.answer(page, 3);
                }
            }
            group.pass(2_100);
        }
        for page in group.live().collect::<Vec<_>>() {
            prop_assert!(!group.pages[page].is_halted, "page {page} waits for a token");
            prop_assert!(group.pages[page].asks.is_empty(), "page {page} waits");
        }
    }
}

/// Pages that ask in step, as schedules do, cost what one costs.
#[test]
fn eight_pages_that_want_the_same_cost_what_one_costs() {
    for pages in 1..=8 {
        let mut group = Group::default();
        (0..pages).for_each(|_| group.open());
        for _ in 0..20 {
            for page in 0..pages {
                group.act(&Act::Ask(page, 0, 1_500));
            }
            for page in 0..pages {
                group.act(&Act::Answer(page, 7));
            }
            group.drain();
            assert!(group.pages.iter().all(|page| page.asks.is_empty()));
            group.pass(3_000);
        }
        assert_eq!(group.fetches, 20, "{pages} pages");
    }
}
