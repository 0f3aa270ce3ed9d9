<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>slipway::ui::BuildJob</name>
    <message numerus="yes">
        <source>%n artifact(s) could not be fetched.</source>
        <translation>
            <numerusform>%n artifact could not be fetched.</numerusform>
            <numerusform>%n artifacts could not be fetched.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::MergeDialog</name>
    <message numerus="yes">
        <source>%n conflict(s) to decide: take a side, or edit the text below.</source>
        <translation>
            <numerusform>%n conflict to decide: take a side, or edit the text below.</numerusform>
            <numerusform>%n conflicts to decide: take a side, or edit the text below.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::RecoveryDialog</name>
    <message numerus="yes">
        <source>The unsaved changes of %n file(s) will be gone for good.</source>
        <translation>
            <numerusform>The unsaved changes of %n file will be gone for good.</numerusform>
            <numerusform>The unsaved changes of %n files will be gone for good.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::ContainerfileView</name>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::ContentsView</name>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n from other stages</source>
        <translation>
            <numerusform>%n from another stage</numerusform>
            <numerusform>%n from other stages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::FileCommands</name>
    <message numerus="yes">
        <source>%n file(s) have changes that are not saved:</source>
        <translation>
            <numerusform>%n file has changes that are not saved:</numerusform>
            <numerusform>%n files have changes that are not saved:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::CodeView</name>
    <message numerus="yes">
        <source>⋯ %n line(s)</source>
        <translation>
            <numerusform>⋯ %n line</numerusform>
            <numerusform>⋯ %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::FindBar</name>
    <message numerus="yes">
        <source>%1 of %n match(es)</source>
        <translation>
            <numerusform>%1 of %n match</numerusform>
            <numerusform>%1 of %n matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replaced; there are more</source>
        <translation>
            <numerusform>%n replaced; there are more</numerusform>
            <numerusform>%n replaced; there are more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n replaced</numerusform>
            <numerusform>%n replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::Messages</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::ProblemsView</name>
    <message numerus="yes">
        <source>%n errors</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hints</source>
        <translation>
            <numerusform>%n hint</numerusform>
            <numerusform>%n hints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problems are hidden.</source>
        <translation>
            <numerusform>%n problem is hidden.</numerusform>
            <numerusform>%n problems are hidden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::ProjectModel</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::StatusLine</name>
    <message numerus="yes">
        <source>✗ %n error(s)</source>
        <translation>
            <numerusform>✗ %n error</numerusform>
            <numerusform>✗ %n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n warning(s)</source>
        <translation>
            <numerusform>, %n warning</numerusform>
            <numerusform>, %n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s)</source>
        <translation>
            <numerusform>%n artifact</numerusform>
            <numerusform>%n artifacts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NodeValue</name>
    <message numerus="yes">
        <source>a list of %n item(s)</source>
        <translation>
            <numerusform>a list of %n item</numerusform>
            <numerusform>a list of %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>a map of %n key(s)</source>
        <translation>
            <numerusform>a map of %n key</numerusform>
            <numerusform>a map of %n keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AssistWords</name>
    <message numerus="yes">
        <source>%n place(s) hold %1</source>
        <translation>
            <numerusform>%n place holds %1</numerusform>
            <numerusform>%n places hold %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) mention the %1 %2</source>
        <translation>
            <numerusform>%n place mentions the %1 %2</numerusform>
            <numerusform>%n places mention the %1 %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::RenameDialog</name>
    <message numerus="yes">
        <source>%n line(s) change</source>
        <translation>
            <numerusform>%n line changes</numerusform>
            <numerusform>%n lines change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
</TS>
