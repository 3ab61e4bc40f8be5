//! Which page of a group asks the server, and who gets the answer.
//!
//! The pages and elements of one origin that use one proxy are a group; the browser lets one of them
//! lead. The others ask it for what they want, and it fetches each thing once for all. Each keeps its
//! own schedule: an answer that another had a moment ago counts as one's own, as far as the schedule
//! [tolerates](super::Scheduler::tolerance) its age.
//!
//! Promises that each ask ends in a reply, or is sent again to whoever leads next, until whoever asked
//! waits no more; and that a leader never has two fetches of one call under way.

use super::{
    Millis,
    message::{Message, Reply},
    scheduler::TIMEOUT,
};
use crate::api::Call;

/// A leader that has not said a word about an ask after so long is frozen: another takes its place.
pub const SILENCE: Millis = 2_000;

/// The most answers that are kept.
pub const MOST_KEPT: usize = 256;

/// The most calls that are fetched for others at a time: far more than an honest page has.
pub const MOST_FOR_OTHERS: usize = 4_096;

/// The most bytes of bodies that are kept.
pub const MOST_BYTES: usize = 16 << 20;

/// How often a leader contradicts others who say that they lead: where a page has made locks of its own,
/// two may lead for good.
const MOST_CONTESTS: u8 = 8;

/// A moment on both of a page's clocks: one stands still while the machine sleeps, the other may be
/// set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Now {
    /// Since the page began.
    pub monotonic: Millis,
    /// Since the Unix epoch, as far as the browser knows.
    pub wall: i64,
}

impl Now {
    /// How long ago a moment was, by the clock that says more: an answer that is taken for older than
    /// it is costs a request, one that is taken for younger misleads.
    fn since(self, before: Self) -> Millis {
        let wall = Millis::try_from(self.wall.saturating_sub(before.wall)).unwrap_or(0);
        self.monotonic.saturating_sub(before.monotonic).max(wall)
    }
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// This page wants a call answered.
    Ask {
        /// By which number it knows this; each is used once.
        ticket: u32,
        /// What it wants.
        call: Call,
        /// How old the answer may be.
        tolerance: Millis,
    },
    /// A person has given this page a token.
    Credential,
    /// A fetch has ended, well or badly.
    Fetched {
        /// Its number.
        number: u32,
        /// What came of it.
        reply: Reply,
    },
    /// This page leads now.
    Granted,
    /// Another page has said something.
    Heard(Message),
    /// It waits no more for what it has asked for.
    Left(u32),
    /// Another page has taken the lead from this one.
    Lost,
    /// The timer that [`Share::sleep`] asked for has fired.
    Woke,
}

/// What is to be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Give up a fetch.
    Cancel(u32),
    /// Give whoever asked what came of it.
    Deliver {
        /// By which number it was asked.
        ticket: u32,
        /// What came of it.
        reply: Reply,
    },
    /// Fetch, and answer with [`Event::Fetched`].
    Fetch {
        /// By which number.
        number: u32,
        /// What.
        call: Call,
        /// For which page: the pages take turns.
        page: u32,
    },
    /// Wait in the queue for the lead.
    Queue,
    /// There is a new token: what waits for one may go on.
    Renew,
    /// Tell the other pages.
    Send(Message),
    /// Take the lead, whoever has it.
    Steal,
}

/// One page's part in its group.
#[derive(Clone, Debug, Default)]
pub struct Share {
    /// The number of this page, by which the others know it.
    page: u32,
    role: Role,
    /// The number of the page that leads, when it has said so.
    leader: Option<u32>,
    /// What this page waits for.
    asks: Vec<Ask>,
    /// What it fetches; empty unless it leads.
    flights: Vec<Flight>,
    /// The last answer to each call; unless it leads and others have asked, only those that ask for
    /// patience.
    kept: Vec<Kept>,
    /// The number of its last fetch.
    last_number: u32,
    /// Others have asked since it leads.
    is_watched: bool,
    /// When it was last given a token, by the wall clock.
    token_given: Option<i64>,
    /// The others are to be told of that when it leads.
    is_token_untold: bool,
    /// How often it has said that it is still the one who leads.
    contests: u8,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Role {
    #[default]
    Follower,
    Leader,
    /// It has been told to take the lead, and has it in a moment.
    Claimant,
}

#[derive(Clone, Debug)]
struct Ask {
    ticket: u32,
    call: Call,
    tolerance: Millis,
    /// When it was last sent to a leader.
    since: Millis,
    /// The leader has said that it will answer.
    is_accepted: bool,
}

#[derive(Clone, Debug)]
struct Flight {
    number: u32,
    call: Call,
    /// For whom it was begun.
    page: u32,
    since: Millis,
    /// Another page waits for it.
    is_shared: bool,
    /// It was sent before the present token was there.
    is_outdated: bool,
}

#[derive(Clone, Debug)]
struct Kept {
    call: Call,
    reply: Reply,
    since: Now,
}

impl Share {
    /// A page that does not lead yet; `page` is any number that hardly another page has.
    #[must_use]
    pub fn new(page: u32) -> Self {
        Self { page, ..Self::default() }
    }

    /// Whether it is this page that asks the server.
    #[must_use]
    pub fn leads(&self) -> bool {
        self.role == Role::Leader
    }

    /// How long until [`Event::Woke`] is to be sent; `None` when nothing waits for the clock.
    #[must_use]
    pub fn sleep(&self, now: Now) -> Option<Millis> {
        if self.role != Role::Follower {
            return None;
        }
        let waiting = self.asks.iter().filter(|ask| !ask.is_accepted);
        let first = waiting.map(|ask| ask.since).min()?;
        Some((first + SILENCE).saturating_sub(now.monotonic).max(1))
    }

    /// Takes an event, and says what to do.
    pub fn step(&mut self, now: Now, event: Event) -> Vec<Effect> {
        let mut effects = Vec::new();
        match event {
            Event::Ask { ticket, call, tolerance } => {
                let since = now.monotonic;
                let ask = Ask { ticket, call: call.clone(), tolerance, since, is_accepted: false };
                self.asks.push(ask);
                match self.role {
                    Role::Follower => effects.push(self.ask_message(call, tolerance)),
                    Role::Leader => self.serve(now, &call, tolerance, None, &mut effects),
                    Role::Claimant => {}
                }
            }
            Event::Credential => {
                self.kept.clear();
                self.flights.iter_mut().for_each(|flight| flight.is_outdated = true);
                self.token_given = Some(now.wall);
                self.is_token_untold = true;
                match self.role {
                    Role::Follower => self.take(&mut effects),
                    Role::Leader => self.announce_token(&mut effects),
                    Role::Claimant => {}
                }
            }
            Event::Fetched { number, reply } => self.fetched(now, number, &reply, &mut effects),
            Event::Granted => self.lead(now, &mut effects),
            Event::Heard(message) => self.heard(now, message, &mut effects),
            Event::Left(ticket) => self.left(ticket, &mut effects),
            Event::Lost => {
                self.step_down(&mut effects);
                effects.push(Effect::Queue);
                self.ask_again(now, &mut effects);
            }
            Event::Woke => {
                let is_late = self.sleep(now).is_some_and(|sleep| sleep <= 1);
                if is_late {
                    self.take(&mut effects);
                }
            }
        }
        effects
    }

    fn ask_message(&self, call: Call, tolerance: Millis) -> Effect {
        Effect::Send(Message::Ask { call, from: self.page, tolerance })
    }

    /// Sends all open asks again: the new leader knows nothing of them.
    fn ask_again(&mut self, now: Now, effects: &mut Vec<Effect>) {
        for ask in &mut self.asks {
            ask.since = now.monotonic;
            ask.is_accepted = false;
        }
        let asks = self.asks.iter();
        effects.extend(asks.map(|ask| self.ask_message(ask.call.clone(), ask.tolerance)));
    }

    fn take(&mut self, effects: &mut Vec<Effect>) {
        self.role = Role::Claimant;
        effects.push(Effect::Steal);
    }

    fn lead(&mut self, now: Now, effects: &mut Vec<Effect>) {
        if self.role == Role::Leader {
            return;
        }
        self.role = Role::Leader;
        self.leader = None;
        self.contests = 0;
        effects.push(Effect::Send(Message::Lead(self.page)));
        if self.is_token_untold {
            self.announce_token(effects);
        }
        let asks: Vec<_> = self.asks.iter().map(|ask| (ask.call.clone(), ask.tolerance)).collect();
        for (call, tolerance) in asks {
            self.serve(now, &call, tolerance, None, effects);
        }
    }

    /// Leads no more, and forgets what only a leader needs.
    fn step_down(&mut self, effects: &mut Vec<Effect>) {
        let flights = std::mem::take(&mut self.flights);
        effects.extend(flights.iter().map(|flight| Effect::Cancel(flight.number)));
        self.kept.clear();
        self.is_watched = false;
        self.role = Role::Follower;
        effects.push(Effect::Send(Message::Lost(self.page)));
    }

    fn announce_token(&mut self, effects: &mut Vec<Effect>) {
        self.is_token_untold = false;
        effects.extend(self.token_given.map(Message::Credential).map(Effect::Send));
    }

    fn heard(&mut self, now: Now, message: Message, effects: &mut Vec<Effect>) {
        let leads = self.role == Role::Leader;
        match message {
            Message::Ask { call, from, tolerance } if leads => {
                self.is_watched = true;
                self.serve(now, &call, tolerance, Some(from), effects);
            }
            Message::Accepted(call) => {
                for ask in self.asks.iter_mut().filter(|ask| ask.call == call) {
                    ask.is_accepted = true;
                }
            }
            Message::Answer { call, from, is_kept, told, reply } if self.role == Role::Follower => {
                // A former leader may not know that it is one, nor of a newer token.
                if self.leader.is_none_or(|leader| leader == from) {
                    let passed = Millis::try_from(now.wall.saturating_sub(told)).unwrap_or(0);
                    // It was good when it was given: what it grew older by on its way does not count, but
                    // for the hours that a page was frozen.
                    let grace = is_kept.then_some(if passed < SILENCE { passed } else { 0 });
                    self.deliver(&call, &reply.aged(passed), grace, effects);
                }
            }
            Message::Lead(page) if self.role == Role::Follower => {
                self.leader = Some(page);
                self.ask_again(now, effects);
            }
            // The sender had lost the lead before this arrived: ours must be heard last.
            Message::Lead(_) if leads && self.contests < MOST_CONTESTS => {
                self.contests += 1;
                effects.push(Effect::Send(Message::Lead(self.page)));
            }
            Message::Lost(page) if self.role == Role::Follower && self.leader == Some(page) => {
                self.leader = None;
                self.ask_again(now, effects);
            }
            // Another page has the lead and a newer token: what is fetched here has the old one.
            Message::Credential(given) if leads && self.token_given < Some(given) => {
                self.step_down(effects);
                self.ask_again(now, effects);
                effects.push(Effect::Renew);
            }
            Message::Credential(_) if !leads && !self.is_token_untold => {
                effects.push(Effect::Renew);
            }
            Message::Answer { .. }
            | Message::Ask { .. }
            | Message::Credential(_)
            | Message::Lead(_)
            | Message::Lost(_) => {}
        }
    }

    /// As the leader, answers an ask of this page, or of another, or begins to fetch for it.
    fn serve(
        &mut self,
        now: Now,
        call: &Call,
        tolerance: Millis,
        other: Option<u32>,
        effects: &mut Vec<Effect>,
    ) {
        let kept = self.kept.iter().find(|kept| kept.call == *call);
        if let Some(kept) = kept {
            let reply = kept.reply.aged(now.since(kept.since));
            if is_good(&reply, tolerance) {
                return match other {
                    Some(_) => effects.push(self.answer(now, call, reply, true)),
                    None => self.deliver(call, &reply, Some(0), effects),
                };
            }
        }
        let known = self.flights.iter().position(|flight| flight.call == *call);
        if other.is_some() {
            let of_others = self.flights.iter().filter(|flight| flight.page != self.page);
            if known.is_none() && of_others.count() >= MOST_FOR_OTHERS {
                return;
            }
            effects.push(Effect::Send(Message::Accepted(call.clone())));
        }
        if let Some(flight) = known.and_then(|index| self.flights.get_mut(index)) {
            flight.is_shared |= other.is_some();
            if flight.since + TIMEOUT > now.monotonic {
                return;
            }
            // Whoever waited for it has timed out: it must not hold up the next ask.
            effects.push(Effect::Cancel(flight.number));
        } else {
            self.flights.push(Flight {
                number: 0,
                call: call.clone(),
                page: other.unwrap_or(self.page),
                since: 0,
                is_shared: other.is_some(),
                is_outdated: false,
            });
        }
        self.begin(now, call, effects);
    }

    /// Fetches for a flight, for the first time or again.
    fn begin(&mut self, now: Now, call: &Call, effects: &mut Vec<Effect>) {
        let Some(flight) = self.flights.iter_mut().find(|flight| flight.call == *call) else {
            return;
        };
        self.last_number = self.last_number.wrapping_add(1);
        flight.number = self.last_number;
        flight.since = now.monotonic;
        flight.is_outdated = false;
        let (number, page) = (flight.number, flight.page);
        effects.push(Effect::Fetch { number, call: call.clone(), page });
    }

    fn fetched(&mut self, now: Now, number: u32, reply: &Reply, effects: &mut Vec<Effect>) {
        let mut flights = self.flights.iter().enumerate();
        let Some((index, flight)) = flights.find(|(_, flight)| flight.number == number) else {
            return;
        };
        if flight.is_outdated {
            // It was fetched with the token before the present one: fetch it again.
            let call = flight.call.clone();
            return self.begin(now, &call, effects);
        }
        let Flight { call, is_shared, .. } = self.flights.swap_remove(index);
        if is_shared {
            effects.push(self.answer(now, &call, reply.clone(), false));
        }
        self.deliver(&call, reply, None, effects);
        // A page that is opened later is to hear that the server wants to be left alone.
        if self.is_watched || reply.patience() > 0 {
            self.keep(now, call, reply);
        }
    }

    fn answer(&self, now: Now, call: &Call, reply: Reply, is_kept: bool) -> Effect {
        let (call, told) = (call.clone(), now.wall);
        Effect::Send(Message::Answer { call, from: self.page, is_kept, told, reply })
    }

    /// Gives a reply to all of this page who wait for it; one that was given before, only to those who
    /// tolerate its age, less the `grace`.
    fn deliver(
        &mut self,
        call: &Call,
        reply: &Reply,
        grace: Option<Millis>,
        effects: &mut Vec<Effect>,
    ) {
        self.asks.retain(|ask| {
            let is_theirs = ask.call == *call
                && grace.is_none_or(|grace| is_good(reply, ask.tolerance.saturating_add(grace)));
            if is_theirs {
                effects.push(Effect::Deliver { ticket: ask.ticket, reply: reply.clone() });
            }
            !is_theirs
        });
    }

    fn keep(&mut self, now: Now, call: Call, reply: &Reply) {
        self.kept.retain(|kept| kept.call != call);
        self.kept.push(Kept { call, reply: reply.clone(), since: now });
        let size = |kept: &Kept| kept.reply.result.as_ref().map_or(0, |answer| answer.body.len());
        let mut bytes: usize = self.kept.iter().map(size).sum();
        let mut count = self.kept.len();
        // The oldest go first.
        self.kept.retain(|kept| {
            let goes = bytes > MOST_BYTES || count > MOST_KEPT;
            if goes {
                bytes -= size(kept);
                count -= 1;
            }
            !goes
        });
    }

    fn left(&mut self, ticket: u32, effects: &mut Vec<Effect>) {
        let Some(index) = self.asks.iter().position(|ask| ask.ticket == ticket) else { return };
        let call = self.asks.swap_remove(index).call;
        if self.asks.iter().any(|ask| ask.call == call) {
            return;
        }
        self.flights.retain(|flight| {
            let goes = flight.call == call && !flight.is_shared;
            if goes {
                effects.push(Effect::Cancel(flight.number));
            }
            !goes
        });
    }
}

/// Whether an answer that was given before can be given again.
fn is_good(reply: &Reply, tolerance: Millis) -> bool {
    // Until `Retry-After` is over, that answer is given again.
    reply.received <= tolerance || reply.received < reply.patience()
}
