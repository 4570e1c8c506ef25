package dev.heddle.samples.transcript;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A rule that lets some lines change places, by listing every transcript that is allowed.
 *
 * <p>A list is longer than a clever comparison and can't let anything else pass: what was printed
 * must equal one of its entries line by line.
 */
final class Orders implements Rule {
  /** One transcript in, all the transcripts that a step allows in its place out, itself first. */
  interface Step extends Function<List<String>, Stream<List<String>>> {}

  private final List<Step> steps;

  private Orders(List<Step> steps) {
    this.steps = steps;
  }

  /** The rule that allows what the steps make of the transcript, one after the other. */
  static Orders of(Step... steps) {
    return new Orders(List.of(steps));
  }

  /** The lines {@code first} to {@code last}, counted from 1, may come in any order. */
  static Step anyOrder(int first, int last) {
    return lines ->
        permutations(last - first + 1).stream()
            .map(
                order -> {
                  List<String> variant = new ArrayList<>(lines);
                  for (int i = 0; i < order.size(); i++) {
                    variant.set(first - 1 + i, lines.get(first - 1 + order.get(i)));
                  }
                  return variant;
                });
  }

  /**
   * The list {@code [...]} that ends this line, counted from 1, may have its elements in any order.
   */
  static Step anyOrderOfList(int number) {
    return lines -> {
      String line = lines.get(number - 1);
      int open = line.indexOf('[');
      String[] elements = line.substring(open + 1, line.length() - 1).split(", ", -1);
      return permutations(elements.length).stream()
          .map(order -> order.stream().map(i -> elements[i]).collect(Collectors.joining(", ")))
          .map(list -> replaced(lines, number, line.substring(0, open) + "[" + list + "]"));
    };
  }

  /**
   * The first lines may also stand in exactly this other order, given by their numbers from 1;
   * those after them stay.
   */
  static Step orElse(int... numbers) {
    return lines -> {
      List<String> variant = new ArrayList<>(lines);
      for (int i = 0; i < numbers.length; i++) {
        variant.set(i, lines.get(numbers[i] - 1));
      }
      return Stream.of(lines, variant);
    };
  }

  /** One of these transcripts, too, as it is. */
  static Step orElse(List<List<String>> others) {
    return lines -> Stream.concat(Stream.of(lines), others.stream());
  }

  /** The first line may also stand after line {@code number}. */
  static Step firstMayFollow(int number) {
    return lines -> {
      List<String> variant = new ArrayList<>(lines);
      variant.add(number - 1, variant.remove(0));
      return Stream.of(lines, variant);
    };
  }

  /**
   * The actors {@code word 0} to {@code word count-1} may have changed roles with each other, each
   * in all of its lines.
   */
  static Step anyRoles(String word, int count) {
    Pattern actor = Pattern.compile("\\b" + word + " ([0-9])\\b");
    return lines ->
        permutations(count).stream()
            .map(
                roles ->
                    lines.stream()
                        .map(
                            line ->
                                actor
                                    .matcher(line)
                                    .replaceAll(
                                        found ->
                                            word
                                                + " "
                                                + roles.get(Integer.parseInt(found.group(1)))))
                        .toList());
  }

  /** Every transcript that this rule lets pass; the given one is the first. */
  Set<List<String>> allowed(List<String> transcript) {
    Stream<List<String>> variants = Stream.of(transcript);
    for (Step step : steps) {
      variants = variants.flatMap(step);
    }
    return variants.collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Reports against the allowed transcript that is nearest to what was printed. */
  @Override
  public List<String> differences(List<String> transcript, List<String> printed) {
    return allowed(transcript).stream()
        .map(variant -> EXACT.differences(variant, printed))
        .min(Comparator.comparingInt(List::size))
        .orElseThrow();
  }

  private static List<String> replaced(List<String> lines, int number, String line) {
    List<String> variant = new ArrayList<>(lines);
    variant.set(number - 1, line);
    return variant;
  }

  /** All orders of 0 to {@code size - 1}, the rising one first. */
  private static List<List<Integer>> permutations(int size) {
    List<List<Integer>> all = List.of(List.of());
    for (int length = 0; length < size; length++) {
      all = all.stream().flatMap(prefix -> extended(prefix, size)).toList();
    }
    return all;
  }

  private static Stream<List<Integer>> extended(List<Integer> prefix, int size) {
    return IntStream.range(0, size)
        .boxed()
        .filter(i -> !prefix.contains(i))
        .map(i -> Stream.concat(prefix.stream(), Stream.of(i)).toList());
  }
}
