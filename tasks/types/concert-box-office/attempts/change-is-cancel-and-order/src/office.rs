//! Guests who order seats.

use crate::register::{Id, Register};

#[derive(Debug)]
pub struct Guest {
    pub name: String,
    pub paid: u32,
}

#[derive(Debug)]
pub struct Seat {
    pub row: u8,
    pub number: u8,
    pub price: u32,
    pub taken: Option<Id<Order>>,
}

#[derive(Debug)]
pub struct Order {
    pub guest: Id<Guest>,
    pub seat: Id<Seat>,
    pub open: bool,
}

#[derive(Debug, Default)]
pub struct Office {
    pub guests: Register<Guest>,
    pub seats: Register<Seat>,
    pub orders: Register<Order>,
}

impl Office {
    /// Orders a seat; the error is the order that has it.
    pub fn order(&mut self, guest: Id<Guest>, seat: Id<Seat>) -> Result<Id<Order>, Id<Order>> {
        if let Some(order) = self.seats.get(seat).taken {
            return Err(order);
        }
        let order = self.orders.add(Order {
            guest,
            seat,
            open: true,
        });
        let wanted = self.seats.get_mut(seat);
        wanted.taken = Some(order);
        self.guests.get_mut(guest).paid += wanted.price;
        Ok(order)
    }

    /// Cancels an open order.
    pub fn cancel(&mut self, order: Id<Order>) -> bool {
        let order = self.orders.get_mut(order);
        if !order.open {
            return false;
        }
        order.open = false;
        let seat = self.seats.get_mut(order.seat);
        seat.taken = None;
        self.guests.get_mut(order.guest).paid -= seat.price;
        true
    }

    /// Moves an open order to another seat.
    pub fn change(&mut self, order: Id<Order>, seat: Id<Seat>) -> bool {
        let moved = self.orders.get_mut(order);
        if !moved.open || self.seats.get(seat).taken.is_some() {
            return false;
        }
        let guest = moved.guest;
        self.cancel(order) && self.order(guest, seat).is_ok()
    }

    /// The seats of the guest's open orders.
    pub fn seats_of(&self, guest: Id<Guest>) -> Vec<Id<Seat>> {
        let orders = self.orders.iter().map(|(_, order)| order);
        orders
            .filter(|order| order.open && order.guest == guest)
            .map(|order| order.seat)
            .collect()
    }
}
