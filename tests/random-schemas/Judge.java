// Judges documents by the validator of the JDK (Xerces), for run.sh.
//
// Usage: java Judge.java FOLDER < RECORDS > VERDICTS
//
// In come records, each the number of a schema N, which is FOLDER/sN/schema.xsd, a length, both of four bytes, the
// highest first, and a document of that length; without a document, the schema itself is asked about. Out goes a line
// for each: `a` where it is valid, else `r`, a tab and the first error. Nothing is held back while nothing comes in. A
// schema is read once, as long as not too many others are asked about in between.

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

public final class Judge {
    /** Schemas, and why they are refused; those asked about last. */
    private static final Map<Integer, Read> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Read> eldest) {
            return size() > 400;
        }
    };

    private static final FirstError errors = new FirstError();
    private static int current = -1;
    private static Validator validator;

    private record Read(Schema schema, String refused) {}

    public static void main(String[] arguments) throws Exception {
        var in = new DataInputStream(new BufferedInputStream(System.in, 1 << 20));
        try (var out = new PrintStream(new BufferedOutputStream(System.out), false, StandardCharsets.UTF_8)) {
            while (true) {
                int schema;
                try {
                    schema = in.readInt();
                } catch (EOFException end) {
                    return;
                }
                byte[] document = new byte[in.readInt()];
                in.readFully(document);
                Read read = known.computeIfAbsent(schema, it -> read(new File(arguments[0], "s" + it + "/schema.xsd")));
                if (schema != current && read.refused == null) {
                    validator = read.schema.newValidator();
                    validator.setErrorHandler(errors);
                    current = schema;
                }
                out.println(document.length == 0 || read.refused != null ? line(read.refused) : verdict(document));
                if (in.available() == 0) {
                    out.flush();
                }
            }
        }
    }

    private static Read read(File file) {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setErrorHandler(errors);
        try {
            return new Read(factory.newSchema(file), null);
        } catch (SAXException | RuntimeException error) {
            return new Read(null, String.valueOf(error.getMessage()));
        }
    }

    private static String verdict(byte[] document) {
        try {
            validator.validate(new StreamSource(new ByteArrayInputStream(document)));
            return "a";
        } catch (SAXParseException refused) {
            return line(String.valueOf(refused.getMessage()));
        } catch (SAXException | IOException | RuntimeException failed) {
            // Some errors have no text in some JDKs, and some valid documents end in an exception of its own.
            return line("exception: " + failed);
        }
    }

    private static String line(String reason) {
        return reason == null ? "a" : "r\t" + reason.replaceAll("\\s+", " ");
    }

    /** Ends the validation at the first error: without it only fatal ones would be thrown. */
    private static final class FirstError implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {}

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}
