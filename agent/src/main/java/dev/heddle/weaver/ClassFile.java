package dev.heddle.weaver;

/**
 * A class as the JVM reads it.
 *
 * @param internalName the class's name with slashes, {@code shop/Cache}
 * @param bytes the class file; owned by this record and not to be changed
 */
@SuppressWarnings(
    "ArrayRecordComponent") // compared by nobody, and copying each class would only cost
public record ClassFile(String internalName, byte[] bytes) {

  /** The class's name with dots, {@code shop.Cache}. */
  public String binaryName() {
    return internalName.replace('/', '.');
  }
}
