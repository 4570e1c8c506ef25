package dev.heddle.weaver.emit;

import dev.heddle.weaver.ClassFile;
import dev.heddle.weaver.lower.StateMachine;
import java.util.List;

/**
 * The product of the fourth stage.
 *
 * @param host the class with entry and body of each async method
 * @param frames its frame classes
 * @param machines the plans that they were made from
 */
public record WovenClass(ClassFile host, List<ClassFile> frames, List<StateMachine> machines) {}
