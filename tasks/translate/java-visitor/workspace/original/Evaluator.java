import java.util.LinkedHashMap;
import java.util.Map;

interface Visitor {
    int visitNumber(int value);
    int visitName(String name);
    int visitAssign(String name, Expr value);
    int visitAddAssign(String name, Expr value);
    int visitUnary(String operator, Expr operand);
    int visitBinary(String operator, Expr left, Expr right);
    int visitConditional(Expr condition, Expr yes, Expr no);
    int visitCall(String name, Expr[] arguments);
}

interface Expr {
    int accept(Visitor visitor);
}

class UnknownName extends RuntimeException {
    UnknownName(String name) { super(name); }
}

/** Evaluates; true is 1 and false is 0, and every number but 0 is taken for true. */
class Evaluator implements Visitor {
    /** In the order in which the names were first assigned. */
    protected final Map<String, Integer> variables = new LinkedHashMap<>();

    public int visitNumber(int value) { return value; }

    public int visitName(String name) {
        Integer value = variables.get(name);
        if (value == null) throw new UnknownName(name);
        return value;
    }

    public int visitAssign(String name, Expr value) {
        int result = value.accept(this);
        assign(name, result);
        return result;
    }

    public int visitAddAssign(String name, Expr value) {
        int result = visitName(name) + value.accept(this);
        assign(name, result);
        return result;
    }

    protected void assign(String name, int value) { variables.put(name, value); }

    public int visitUnary(String operator, Expr operand) {
        switch (operator) {
            case "-": return -operand.accept(this);
            case "~": return ~operand.accept(this);
            default:  return truth(operand.accept(this) == 0);     // "!"
        }
    }

    public int visitBinary(String operator, Expr left, Expr right) {
        switch (operator) {
            case "&&": return truth(left.accept(this) != 0 && right.accept(this) != 0);
            case "||": return truth(left.accept(this) != 0 || right.accept(this) != 0);
            case "+":  return left.accept(this) + right.accept(this);
            case "-":  return left.accept(this) - right.accept(this);
            case "*":  return left.accept(this) * right.accept(this);
            case "/":  return left.accept(this) / right.accept(this);   // may throw ArithmeticException
            case "%":  return left.accept(this) % right.accept(this);   // may throw ArithmeticException
            case "<<": return left.accept(this) << right.accept(this);
            case ">>": return left.accept(this) >> right.accept(this);
            case ">>>": return left.accept(this) >>> right.accept(this);
            case "<":  return truth(left.accept(this) < right.accept(this));
            default:   return truth(left.accept(this) == right.accept(this));   // "=="
        }
    }

    public int visitConditional(Expr condition, Expr yes, Expr no) {
        return condition.accept(this) != 0 ? yes.accept(this) : no.accept(this);
    }

    public int visitCall(String name, Expr[] arguments) {
        int[] values = new int[arguments.length];
        for (int i = 0; i < values.length; i++) values[i] = arguments[i].accept(this);
        return call(name, values);
    }

    protected int call(String name, int[] values) {
        switch (name) {
            case "abs":
                if (values.length == 1) return Math.abs(values[0]);
                break;
            case "hash": {
                int hash = 17;
                for (int value : values) hash = 31 * hash + value;
                return hash;
            }
        }
        throw new UnknownName(name);
    }

    private static int truth(boolean value) { return value ? 1 : 0; }
}

/** Counts what it does, and knows constants. */
class TracingEvaluator extends Evaluator {
    int reads, writes, calls;
    private final Map<String, Integer> constants;

    TracingEvaluator(Map<String, Integer> constants) { this.constants = constants; }

    @Override public int visitName(String name) {
        reads++;
        Integer constant = constants.get(name);
        return constant != null ? constant : super.visitName(name);
    }

    @Override protected void assign(String name, int value) {
        if (constants.containsKey(name)) return;        // assignments to constants are dropped
        writes++;
        super.assign(name, value);
    }

    @Override protected int call(String name, int[] values) {
        int result = super.call(name, values);
        calls++;
        return result;
    }
}
