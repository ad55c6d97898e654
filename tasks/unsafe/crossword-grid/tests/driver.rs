use crossword_grid::Grid;

pub fn answer(input: &str) -> String {
    let mut grid = Grid::new(1, 1);
    let mut said = Vec::new();
    for line in input.split(';') {
        let words: Vec<&str> = line.split_whitespace().collect();
        let number = |place: usize| words[place].parse::<usize>().unwrap();
        said.push(match words[0] {
            "blank" => {
                grid = Grid::new(number(1), number(2));
                continue;
            }
            "grid" => {
                grid = Grid::new(words[1].len(), words.len() - 1);
                for (row, letters) in words[1..].iter().enumerate() {
                    for (column, letter) in letters.bytes().enumerate() {
                        if letter != b'.' {
                            grid.put(column, row, letter);
                        }
                    }
                }
                continue;
            }
            "put" => grid
                .put(number(1), number(2), words[3].as_bytes()[0])
                .to_string(),
            "enlarge" => {
                grid.enlarge(number(1), number(2));
                continue;
            }
            "begins" => format!("{:?}", grid.begins(number(1), number(2))),
            "across" => format!("{:?}", grid.word(number(1), number(2), false)),
            "down" => format!("{:?}", grid.word(number(1), number(2), true)),
            "numbered" => {
                let cells = grid.numbered();
                let cells: Vec<String> = cells
                    .iter()
                    .map(|(column, row)| format!("{column}/{row}"))
                    .collect();
                format!("[{}]", cells.join(" "))
            }
            _ => panic!("{line}"),
        });
    }
    said.join(", ")
}
