//! A cache of grades by content: identical candidates are graded once.

use std::sync::Arc;

use super::{Grade, GradeFailure, Timing};

/// Grades by the hash of everything that they depend on. Candidates that arrive while an identical one is being graded
/// wait for that one's grade. Failures are not kept.
#[derive(Clone)]
pub struct Cache {
    grades: Option<moka::future::Cache<String, Arc<Grade>>>,
}

impl Cache {
    /// A cache of at most `entries` grades; with 0 there is none.
    pub fn new(entries: u64) -> Self {
        Self {
            grades: (entries > 0).then(|| moka::future::Cache::new(entries)),
        }
    }

    /// Whether there is one.
    pub fn is_on(&self) -> bool {
        self.grades.is_some()
    }

    /// The grade under `key`, marked as cached when it was there already, else what `make` gives.
    pub async fn get(
        &self,
        key: String,
        make: impl Future<Output = Result<Grade, GradeFailure>>,
    ) -> Result<Grade, GradeFailure> {
        let Some(grades) = &self.grades else {
            return make.await;
        };
        let mut made = false;
        let entry = grades
            .try_get_with(key, async {
                made = true;
                make.await.map(Arc::new)
            })
            .await
            .map_err(|shared| match Arc::try_unwrap(shared) {
                Ok(failure) => failure,
                Err(shared) => GradeFailure::Shared(shared),
            })?;
        let mut grade = (*entry).clone();
        if !made {
            grade.cached = true;
            grade.timing = Timing::default();
        }
        Ok(grade)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::Stage;

    #[tokio::test]
    async fn the_second_is_marked_and_a_failure_is_not_kept() {
        let cache = Cache::new(10);
        let fail = || async {
            Err(GradeFailure::Task {
                task: "t".to_owned(),
                why: "no".to_owned(),
            })
        };
        let good = || async { Ok(Grade::stopped(Stage::Solved)) };
        assert!(cache.get("k".to_owned(), fail()).await.is_err());
        let first = cache.get("k".to_owned(), good()).await.expect("made");
        let second = cache.get("k".to_owned(), fail()).await.expect("kept");
        assert_eq!((first.cached, second.cached), (false, true));
        assert_eq!(first.verdict(), second.verdict());
    }

    #[tokio::test]
    async fn those_who_come_at_the_same_time_share_one_grade() {
        let cache = Cache::new(10);
        let slow = || async {
            tokio::task::yield_now().await;
            Ok(Grade::stopped(Stage::Tests))
        };
        let (a, b) = tokio::join!(
            cache.get("k".to_owned(), slow()),
            cache.get("k".to_owned(), slow())
        );
        let cached = [a.expect("made").cached, b.expect("shared").cached];
        assert_eq!(cached.iter().filter(|cached| **cached).count(), 1);
    }
}
