import java.io.StringReader;
import java.nio.file.*;
import java.util.*;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.*;
import org.xml.sax.*;

/** The verdict of the JDK's Xerces on each document of the cases named: a line each, the case, the document, and v or i. */
public class Judge {
    public static void main(String[] cases) throws Exception {
        for (String folder : cases) {
            Path path = Path.of(folder);
            SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            Schema schema = factory.newSchema(new StreamSource(path.resolve("schema.xsd").toFile()));
            for (String line : Files.readAllLines(path.resolve("documents.tsv"))) {
                String[] parts = line.split("\t", 4);
                Validator validator = schema.newValidator();
                validator.setErrorHandler(new ErrorHandler() {
                    public void warning(SAXParseException e) { }
                    public void error(SAXParseException e) throws SAXException { throw e; }
                    public void fatalError(SAXParseException e) throws SAXException { throw e; }
                });
                String verdict = "v";
                String message = "";
                try {
                    validator.validate(new StreamSource(new StringReader(parts[3])));
                } catch (SAXException e) {
                    verdict = "i";
                    message = e.getMessage();
                } catch (MissingResourceException e) {
                    // The JDK has no text for an error of it, which is one all the same.
                    verdict = "i";
                    message = e.getKey();
                }
                System.out.println(path.getFileName() + "\t" + parts[0] + "\t" + verdict + "\t" + message.replace('\n', ' '));
            }
        }
    }
}
