package dev.modelgate.training;

import dev.modelgate.mlx.safetensors.SafetensorsHeaders;
import java.util.Map;
import java.util.TreeMap;

/** How many tensors of each type a model has. */
final class TensorTypes {
    private TensorTypes() {}

    static Map<String, Long> counts(SafetensorsHeaders headers) {
        Map<String, Long> counts = new TreeMap<>();
        headers.tensors().forEach((type, tensors) -> counts.put(type, (long) tensors.count()));
        return counts;
    }
}
