package dev.heddle.frame;

/** Thrown when woven code follows another version of the calling convention than the runtime. */
public final class UnsupportedAbiError extends LinkageError {
  private static final long serialVersionUID = 1L;

  UnsupportedAbiError(int version, String frameClass) {
    super(
        frameClass
            + " was woven for version "
            + version
            + " of Heddle's calling convention, but this runtime speaks version "
            + Frame.ABI
            + "; weave the class again with the heddle-maven-plugin or heddle-agent of the same"
            + " release as heddle-runtime");
  }
}
