package org.accountkit.benchmarks.hosts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/**
 * The samples of a recording.
 *
 * @param methods the methods that ran
 * @param ourMethods the innermost methods of AccountKit that ran, or had called what ran
 * @param allocatedClasses what was allocated, by bytes
 * @param allocatingMethods what allocated it
 */
record Samples(Shares methods, Shares ourMethods, Shares allocatedClasses, Shares allocatingMethods) {

    private static final String OURS = "org.accountkit.";

    static Samples of(Path file) throws IOException {
        Samples samples = new Samples(new Shares(), new Shares(), new Shares(), new Shares());
        RecordingFile.readAllEvents(file).forEach(samples::add);
        return samples;
    }

    private void add(RecordedEvent event) {
        switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> {
                methods.add(innermost(event, ""), 1);
                ourMethods.add(innermost(event, OURS), 1);
            }
            case "jdk.ObjectAllocationSample" -> {
                double bytes = event.getLong("weight");
                allocatedClasses.add(event.getClass("objectClass").getName(), bytes);
                allocatingMethods.add(innermost(event, ""), bytes);
            }
            default -> {
                // Of no interest here.
            }
        }
    }

    private static String innermost(RecordedEvent event, String prefix) {
        List<RecordedFrame> frames = event.getStackTrace() == null
                ? List.of()
                : event.getStackTrace().getFrames();
        Optional<RecordedMethod> method = frames.stream()
                .map(RecordedFrame::getMethod)
                .filter(each -> each.getType().getName().startsWith(prefix))
                .findFirst();
        return method.map(each -> each.getType().getName() + "." + each.getName())
                .orElse("(others)");
    }
}
