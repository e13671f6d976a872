package dev.modelgate.gates.scoring;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.treesitter.TSInputEncoding;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSTree;
import org.treesitter.TreeSitterPython;

/**
 * What Python code calls and reads, from its syntax tree (tree-sitter; nothing is run). Text in strings and comments is
 * neither. A function that the code itself defines, and an attribute of a module that it imports, do not count.
 */
final class PythonCode {
    private static final int CHUNK = 1 << 16;

    private final byte[] source;
    private final Set<String> called = new HashSet<>();
    private final Set<String> read = new HashSet<>();
    private final Set<String> defined = new HashSet<>();
    private final Set<String> imported = new HashSet<>();
    private String problem;

    private PythonCode(String code) {
        this.source = code.getBytes(StandardCharsets.UTF_8);
    }

    static PythonCode parse(String code) {
        PythonCode python = new PythonCode(code);
        try (TSParser parser = new TSParser()) {
            parser.setLanguage(new TreeSitterPython());
            // Fed as bytes: the parser's own String entry counts modified UTF-8, so offsets after an emoji would be
            // wrong.
            try (TSTree tree = parser.parse(
                    new byte[CHUNK],
                    null,
                    (buffer, offset, position) -> {
                        int length = Math.clamp((long) python.source.length - offset, 0, buffer.length);
                        System.arraycopy(python.source, Math.min(offset, python.source.length), buffer, 0, length);
                        return length;
                    },
                    TSInputEncoding.TSInputEncodingUTF8)) {
                python.walk(tree.getRootNode());
            }
        }
        return python;
    }

    /** Why it is no Python 3, in a few words; empty when it is. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Whether it calls {@code function} by this name, or as a method of this name of anything but a module it imports. */
    boolean calls(String function) {
        return called.contains(function) && !defined.contains(function);
    }

    /** Whether it reads an attribute {@code field} of anything but a module that it imports. */
    boolean reads(String field) {
        return read.contains(field);
    }

    private void walk(TSNode root) {
        Deque<TSNode> open = new ArrayDeque<>();
        Deque<TSNode> later = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            TSNode node = open.pop();
            check(node);
            switch (node.getType()) {
                case "function_definition", "class_definition" -> defined.add(text(node.getChildByFieldName("name")));
                case "import_statement" -> imports(node);
                case "call", "attribute" -> later.add(node);
                default -> {}
            }
            for (int i = node.getChildCount() - 1; i >= 0; i--) {
                open.push(node.getChild(i));
            }
        }
        if (root.hasError() && problem == null) {
            problem = "a syntax error";
        }
        later.forEach(node -> {
            if (node.getType().equals("call")) {
                call(node);
            } else {
                attribute(node);
            }
        });
    }

    private void call(TSNode node) {
        TSNode function = node.getChildByFieldName("function");
        if (function.getType().equals("identifier")) {
            called.add(text(function));
        } else if (function.getType().equals("attribute") && !ofModule(function)) {
            called.add(text(function.getChildByFieldName("attribute")));
        }
    }

    private void attribute(TSNode node) {
        TSNode parent = node.getParent();
        boolean method = parent.getType().equals("call")
                && parent.getChildByFieldName("function").equals(node);
        boolean written = parent.getType().equals("assignment")
                && parent.getChildByFieldName("left").equals(node);
        if (!method && !written && !ofModule(node)) {
            read.add(text(node.getChildByFieldName("attribute")));
        }
    }

    private boolean ofModule(TSNode attribute) {
        TSNode object = attribute.getChildByFieldName("object");
        return object.getType().equals("identifier") && imported.contains(text(object));
    }

    private void imports(TSNode node) {
        for (int i = 0; i < node.getNamedChildCount(); i++) {
            TSNode name = node.getNamedChild(i);
            String bound = name.getType().equals("aliased_import")
                    ? text(name.getChildByFieldName("alias"))
                    : text(name).split("\\.", 2)[0];
            imported.add(bound);
        }
    }

    /** What tree-sitter lets pass and CPython 3 refuses. */
    private void check(TSNode node) {
        if (problem != null) {
            return;
        }
        int row = node.getStartPoint().getRow();
        String at = " in line " + (row + 1);
        if (node.isError() || node.isMissing()) {
            problem = "a syntax error" + at;
            return;
        }
        switch (node.getType()) {
            case "print_statement", "exec_statement" -> problem = "a statement of Python 2" + at;
            case "block" -> {
                if (withoutComments(node) == 0) {
                    problem = "an empty block" + at;
                }
            }
            case "module" -> indentation(node);
            default -> {}
        }
    }

    private void indentation(TSNode module) {
        int lastRow = -1;
        for (int i = 0; i < module.getNamedChildCount(); i++) {
            TSNode statement = module.getNamedChild(i);
            if (statement.getType().equals("comment")) {
                continue;
            }
            if (statement.getStartPoint().getColumn() > 0
                    && statement.getStartPoint().getRow() != lastRow) {
                problem = "an unexpected indent in line "
                        + (statement.getStartPoint().getRow() + 1);
                return;
            }
            lastRow = statement.getEndPoint().getRow();
        }
    }

    private static int withoutComments(TSNode block) {
        int count = 0;
        for (int i = 0; i < block.getNamedChildCount(); i++) {
            count += block.getNamedChild(i).getType().equals("comment") ? 0 : 1;
        }
        return count;
    }

    private String text(TSNode node) {
        if (node.isNull()) {
            return "";
        }
        return new String(source, node.getStartByte(), node.getEndByte() - node.getStartByte(), StandardCharsets.UTF_8);
    }
}
