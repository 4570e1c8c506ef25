package dev.heddle.weaver.files;

import java.nio.file.Path;

/**
 * What became of one directory or jar.
 *
 * @param input where the classes were
 * @param output where they are now; the same for a run in place
 * @param classes how many class files it has
 * @param woven how many of them were woven by this run
 * @param removed how many frame classes of former runs were taken away
 */
public record TreeReport(Path input, Path output, int classes, int woven, int removed) {}
