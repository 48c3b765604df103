import java.io.File;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Prints each fault that veraPDF finds in files, held to PDF/UA-1 and PDF/A-2a, and how much it looked at. */
class Valideer {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A)) {
            ValidationProfile profile = profile(flavour);
            for (String name : files) {
                try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(name), flavour)) {
                    ValidationResult result = Foundries.defaultInstance().createValidator(profile, false).validate(parser);
                    System.out.println("bekeken\t" + name + "\t" + flavour + "\t" + result.getTotalAssertions());
                    for (TestAssertion found : result.getTestAssertions())
                        if (found.getStatus() == TestAssertion.Status.FAILED)
                            System.out.println("fout\t" + name + "\t" + flavour + "\t" + found.getRuleId().getClause()
                                + "\t" + found.getMessage() + "\t" + found.getLocation().getContext());
                }
            }
        }
    }

    /** The rules of a standard. Its own reader of XML is no part of Java any more. */
    static ValidationProfile profile(PDFAFlavour flavour) throws Exception {
        String file = flavour == PDFAFlavour.PDFUA_1 ? "PDFUA-1.xml" : "PDFA-2A.xml";
        Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(Profiles.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + file));
        Set<Rule> rules = new HashSet<>();
        elements(xml.getDocumentElement(), "rule").forEach(rule -> {
            Element id = elements(rule, "id").findFirst().get();
            rules.add(Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                    PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                    id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
                rule.getAttribute("object"), rule.getAttribute("deferred").equals("true"), rule.getAttribute("tags"),
                text(rule, "description"), text(rule, "test"),
                Profiles.errorFromValues(text(rule, "message"), List.of()), List.of()));
        });
        Set<Variable> variables = new HashSet<>();
        elements(xml.getDocumentElement(), "variable").forEach(variable -> variables.add(Profiles.variableFromValues(
            variable.getAttribute("name"), variable.getAttribute("object"),
            text(variable, "defaultValue"), text(variable, "value"))));
        return Profiles.profileFromValues(
            flavour, Profiles.profileDetailsFromValues(file, file, "veraPDF", new Date(0)), "", rules, variables);
    }

    static Stream<Element> elements(Element above, String name) {
        var found = above.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(number -> (Element) found.item(number));
    }

    static String text(Element above, String name) {
        return elements(above, name).findFirst().get().getTextContent();
    }
}
