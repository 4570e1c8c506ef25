package dev.heddle.weaver.harness;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.PrimitiveValue;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.StringReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.LocatableEvent;
import com.sun.jdi.event.StepEvent;
import com.sun.jdi.event.VMDeathEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequestManager;
import com.sun.jdi.request.StepRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A JVM under a debugger. */
public final class Debuggee implements AutoCloseable {

  /**
   * What a debugger shows when the program has stopped.
   *
   * @param place method and line
   * @param self the class of {@code this}; empty in a static method
   * @param variables parameters and locals in scope, by name
   */
  public record Stop(String place, String self, Map<String, String> variables) {}

  private final VirtualMachine vm;
  private final String mainClass;

  private Debuggee(VirtualMachine vm, String mainClass) {
    this.vm = vm;
    this.mainClass = mainClass;
  }

  /** Starts a program, stopped before its main class is loaded. */
  public static Debuggee launch(String classPath, String mainClass, String argument)
      throws Exception {
    LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    arguments.get("options").setValue("-cp \"" + classPath + "\"");
    arguments.get("main").setValue(mainClass + " " + argument);
    return new Debuggee(connector.launch(arguments), mainClass);
  }

  /**
   * Sets breakpoints on lines of the main class as debuggers do, where the code of the line begins
   * in each method, and runs the program to its end.
   *
   * @param steps how often to step to the next line after the first stop
   * @param depth {@link StepRequest#STEP_OVER} or {@link StepRequest#STEP_INTO}
   * @return each stop in the main class
   */
  public List<Stop> run(int steps, int depth, int... lines) throws Exception {
    ClassPrepareRequest prepare = vm.eventRequestManager().createClassPrepareRequest();
    prepare.addClassFilter(mainClass);
    prepare.enable();
    List<Stop> stops = new ArrayList<>();
    int stepsLeft = steps;
    while (true) {
      EventSet events = vm.eventQueue().remove();
      for (Event event : events) {
        if (event instanceof ClassPrepareEvent prepared) {
          setBreakpoints(prepared.referenceType(), lines);
        } else if (event instanceof BreakpointEvent || event instanceof StepEvent) {
          LocatableEvent stop = (LocatableEvent) event;
          if (stop.location().declaringType().name().equals(mainClass)) {
            stops.add(stopAt(stop.thread().frame(0)));
          }
          stepAgain(stop.thread(), depth, stepsLeft-- > 0);
        } else if (event instanceof VMDeathEvent || event instanceof VMDisconnectEvent) {
          return stops;
        }
      }
      events.resume();
    }
  }

  /** A thread has one step request at most. */
  private void stepAgain(ThreadReference thread, int depth, boolean again) {
    EventRequestManager requests = vm.eventRequestManager();
    requests.deleteEventRequests(List.copyOf(requests.stepRequests()));
    if (again) {
      step(thread, depth);
    }
  }

  private void setBreakpoints(ReferenceType type, int... lines) throws AbsentInformationException {
    for (int line : lines) {
      Map<Method, Location> first = new LinkedHashMap<>();
      type.locationsOfLine(line).forEach(place -> first.putIfAbsent(place.method(), place));
      first.values().forEach(at -> vm.eventRequestManager().createBreakpointRequest(at).enable());
    }
  }

  /** As IDEs do: not into the library. */
  private void step(ThreadReference thread, int depth) {
    StepRequest step =
        vm.eventRequestManager().createStepRequest(thread, StepRequest.STEP_LINE, depth);
    step.addClassExclusionFilter("dev.heddle.*");
    step.addClassExclusionFilter("java.*");
    step.addClassExclusionFilter("jdk.*");
    step.addClassExclusionFilter("sun.*");
    step.addClassExclusionFilter("*$Frame");
    step.enable();
  }

  private static Stop stopAt(StackFrame frame) throws Exception {
    Map<String, String> variables = new TreeMap<>();
    if (hasVariables(frame.location().method())) {
      for (LocalVariable variable : frame.visibleVariables()) {
        variables.put(variable.name(), text(frame.getValue(variable)));
      }
    }
    ObjectReference self = frame.thisObject();
    return new Stop(
        frame.location().method().name() + ":" + frame.location().lineNumber(),
        self == null ? "" : self.referenceType().name(),
        variables);
  }

  /** A method without variables has no table of them either. */
  private static boolean hasVariables(Method method) {
    try {
      return !method.variables().isEmpty();
    } catch (AbsentInformationException e) {
      return false;
    }
  }

  private static String text(Value value) {
    if (value instanceof StringReference string) {
      return string.value();
    }
    return value == null || value instanceof PrimitiveValue
        ? String.valueOf(value)
        : value.type().name();
  }

  @Override
  public void close() {
    if (vm.process().isAlive()) {
      vm.process().destroyForcibly();
    }
  }
}
