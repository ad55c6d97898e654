import java.util.ArrayList;
import java.util.List;

/** The score sheet of a game at the billiard table. */
abstract class Sheet {
    protected final String[] players;
    protected final int[] points;
    protected final List<String> log = new ArrayList<>();
    protected int turn = 0;
    private int fouls = 0;
    protected boolean over = false;

    Sheet(String... players) {
        this.players = players;
        this.points = new int[players.length];
        note("game of " + title() + " to " + target());     // runs before the fields of the subclass are set
    }

    abstract String title();

    int target() { return 100; }

    int valueOf(char ball) { return 1; }

    /** What one player pots in one visit to the table, one letter a ball; 'x' is a foul. */
    void visit(String balls) {
        if (over) throw new IllegalStateException("over");
        int before = points[turn];
        for (char ball : balls.toCharArray()) {
            if (ball == 'x') {
                foul();
                break;
            }
            score(valueOf(ball));
            if (over) return;
        }
        finish(points[turn] - before);
    }

    protected void score(int value) {
        points[turn] += value;
        if (points[turn] >= target()) {
            over = true;
            note(name() + " wins");
        }
    }

    protected void foul() {
        fouls++;
        points[turn] -= penalty();
        note("foul " + fouls());
    }

    protected int penalty() { return 1; }

    int fouls() { return fouls; }

    protected void finish(int made) {
        note(name() + " +" + made);
        turn = (turn + 1) % players.length;
    }

    String name() { return players[turn]; }

    protected final void note(String text) { log.add(text); }

    public String toString() {
        StringBuilder text = new StringBuilder(title());
        for (int i = 0; i < players.length; i++)
            text.append(i == 0 ? ": " : ", ").append(players[i]).append(' ').append(points[i]);
        return text.toString();
    }
}

class Snooker extends Sheet {
    private int frame = 1;
    protected int best = 0;

    Snooker(String... players) {
        super(players);
        note("break off");
    }

    String title() { return "snooker " + frame; }

    @Override int target() { return 147; }

    @Override int valueOf(char ball) {
        int value = "rygnbpk".indexOf(ball) + 1;    // 0 for every other ball
        return value;
    }

    /** A foul gives points to the next player instead of taking some away. */
    @Override protected void foul() {
        int mine = points[turn];
        super.foul();
        points[turn] = mine;
        int next = (turn + 1) % players.length;
        points[next] += penalty();
    }

    @Override protected int penalty() { return Math.max(4, best % 8); }

    @Override protected void finish(int made) {
        if (made > best) {
            best = made;
            note("high break " + best);
        }
        super.finish(made);
    }

    void nextFrame() {
        frame++;
        over = false;
        java.util.Arrays.fill(points, 0);
        note(title());
    }
}

/** Snooker with six reds; a century does not exist here, and a player goes on after a good break. */
class ShortSnooker extends Snooker {
    private final int limit = 75;
    private int bonus;
    private int fouls = 0;

    ShortSnooker(int bonus, String... players) {
        super(players);
        this.bonus = bonus;
        note("bonus " + this.bonus);
    }

    @Override String title() { return "short " + super.title() + "/" + bonus; }

    @Override int target() { return limit; }        // a constant: it is known before the constructor has run

    @Override int valueOf(char ball) {
        int value = super.valueOf(ball);
        return value == 7 ? value + bonus : value;
    }

    @Override protected void foul() {
        fouls += 2;
        super.foul();
    }

    int ownFouls() { return fouls; }

    @Override protected void finish(int made) {
        int player = turn;
        super.finish(made);
        if (made >= 10) turn = player;
    }

    @Override protected void score(int value) {
        if (value == 0) foul();
        else super.score(value);
    }
}

class Carom extends Sheet {
    private final int goal;

    Carom(int goal, String... players) {
        super(players);
        this.goal = goal;
    }

    String title() { return "carom"; }

    @Override int target() { return goal; }

    @Override protected void finish(int made) {
        if (made == 0) note("miss");
        else super.finish(made);
    }

    @Override String name() { return super.name().toUpperCase(); }
}
