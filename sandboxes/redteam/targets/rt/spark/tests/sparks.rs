use spark::highest;

/// "`highest` is the largest of the numbers"
#[test]
fn finds_the_highest() {
    assert_eq!(highest(&[3, -7, 5]), 5);
    assert_eq!(highest(&[-3, -7]), -3);
}
