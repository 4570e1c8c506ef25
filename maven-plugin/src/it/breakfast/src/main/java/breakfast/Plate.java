package breakfast;

public class Plate {
  public String name() {
    return "plate";
  }
}
