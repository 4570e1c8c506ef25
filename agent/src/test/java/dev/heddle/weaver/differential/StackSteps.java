package dev.heddle.weaver.differential;

import dev.heddle.weaver.differential.Slot.Kind;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** The instructions that only move entries of the operand stack, in all their forms. */
final class StackSteps {

  /** How one form works: of the entries on top, so many are taken and put back in this order. */
  private record Form(int opcode, String widths, List<Integer> result) {}

  /** Widths from the top downwards; the result bottom first, by distance from the top. */
  private static final List<Form> FORMS =
      List.of(
          new Form(Opcodes.DUP, "1", List.of(0, 0)),
          new Form(Opcodes.DUP_X1, "11", List.of(0, 1, 0)),
          new Form(Opcodes.DUP_X2, "111", List.of(0, 2, 1, 0)),
          new Form(Opcodes.DUP_X2, "12", List.of(0, 1, 0)),
          new Form(Opcodes.DUP2, "11", List.of(1, 0, 1, 0)),
          new Form(Opcodes.DUP2, "2", List.of(0, 0)),
          new Form(Opcodes.DUP2_X1, "111", List.of(1, 0, 2, 1, 0)),
          new Form(Opcodes.DUP2_X1, "21", List.of(0, 1, 0)),
          new Form(Opcodes.DUP2_X2, "1111", List.of(1, 0, 3, 2, 1, 0)),
          new Form(Opcodes.DUP2_X2, "211", List.of(0, 2, 1, 0)),
          new Form(Opcodes.DUP2_X2, "112", List.of(1, 0, 2, 1, 0)),
          new Form(Opcodes.DUP2_X2, "22", List.of(0, 1, 0)),
          new Form(Opcodes.SWAP, "11", List.of(0, 1)),
          new Form(Opcodes.POP, "1", List.of()),
          new Form(Opcodes.POP2, "11", List.of()),
          new Form(Opcodes.POP2, "2", List.of()));

  private StackSteps() {}

  /** One of the forms that fit, if any does. */
  static void step(Assembly code) {
    List<Form> fitting = FORMS.stream().filter(form -> fits(form, code)).toList();
    if (!fitting.isEmpty()) {
      apply(code.dice.of(fitting), code);
    }
  }

  /** Entries under construction are moved seldom: most of these shapes can't be woven. */
  private static boolean fits(Form form, Assembly code) {
    if (form.widths.length() > code.shape.stack.size()) {
      return false;
    }
    boolean movesUnfinished = code.dice.oneIn(6);
    for (int i = 0; i < form.widths.length(); i++) {
      Slot entry = code.shape.peek(i);
      boolean isWide = entry.kind().isWide();
      if (isWide != (form.widths.charAt(i) == '2')
          || entry.is(Kind.UNFINISHED) && !movesUnfinished) {
        return false;
      }
    }
    return true;
  }

  private static void apply(Form form, Assembly code) {
    code.op(form.opcode);
    List<Slot> stack = code.shape.stack;
    int base = stack.size() - form.widths.length();
    List<Slot> taken = List.copyOf(stack.subList(base, stack.size()));
    stack.subList(base, stack.size()).clear();
    for (int fromTop : form.result) {
      stack.add(taken.get(taken.size() - 1 - fromTop));
    }
  }
}
