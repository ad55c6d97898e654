//! Values that are made once and kept.

use std::collections::BTreeMap;
use std::sync::Arc;

use tokio::sync::{Mutex, OnceCell};

/// So many values are kept. Suites are smaller; only tasks that strangers send to the service can be more.
const KEPT: usize = 2048;

/// One value for each key, each made once even when several ask at the same time. When there are very many, some are
/// forgotten, and made again should somebody ask.
pub struct Once<T>(Mutex<BTreeMap<String, Arc<OnceCell<T>>>>);

impl<T> Default for Once<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Clone> Once<T> {
    /// The value for `key`, made by `make` when it is not there. A failure is not kept.
    pub async fn get<E, F: Future<Output = Result<T, E>>>(
        &self,
        key: &str,
        make: impl FnOnce() -> F,
    ) -> Result<T, E> {
        let cell = {
            let mut cells = self.0.lock().await;
            if cells.len() >= KEPT && !cells.contains_key(key) {
                // Those that somebody is waiting for stay.
                cells.retain(|_, cell| Arc::strong_count(cell) > 1);
            }
            Arc::clone(cells.entry(key.to_owned()).or_default())
        };
        cell.get_or_try_init(make).await.cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_value_is_made_once_and_there_is_an_end_to_what_is_kept() {
        let once = Once::<usize>::default();
        for number in 0..KEPT + 10 {
            let key = number.to_string();
            let made = once.get(&key, || async { Ok::<_, ()>(number) }).await;
            assert_eq!(made, Ok(number));
        }
        assert!(once.0.lock().await.len() <= KEPT);
        let last = (KEPT + 9).to_string();
        let kept = once.get(&last, || async { Err(()) }).await;
        assert_eq!(kept, Ok(KEPT + 9));
    }
}
