// SPDX-License-Identifier: MIT
// Beside its value, a form says what other descriptors make of it.
#include "formfixture.h"

#include "ui/form/messages.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

#include <algorithm>

using namespace slipway;
using namespace slipway::ui;
using assist::Effect;

namespace {

Origin other(const char *file, const char *path)
{
    return {.file = file, .span = {0, 1}, .path = path};
}

std::shared_ptr<const std::vector<Effect>> sorted(std::vector<Effect> effects)
{
    std::ranges::sort(effects, {}, &Effect::path);
    return std::make_shared<const std::vector<Effect>>(std::move(effects));
}

} // namespace

class FormEffectsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReplacedValueNamesTheFileThatCounts();
    void anInheritedValueStandsInItsField();
    void aRowThatIsReplacedIsMarked();
    void theChosenStageHasItsOwn();
    void whatWasKnownStaysWhileTheTextIsBroken();
};

void FormEffectsTest::aReplacedValueNamesTheFileThatCounts()
{
    FormFixture form("name: a\nversion: '1'\n");
    form.effects = sorted({{.path = "version", .value = "2.0", .other = other("/project/more/o.yaml", "version")}});
    form.settle();
    const auto &messages = form.part<Messages>("form.version.messages").messages();
    QCOMPARE(messages.size(), 1);
    QCOMPARE(messages[0].text, QStringLiteral("more/o.yaml replaces this: 2.0"));
    const QSignalSpy went(&form.view, &FormView::placeActivated);
    for (QLabel *each : form.part<Messages>("form.version.messages").findChildren<QLabel *>()) {
        if (each->text().contains(QStringLiteral("href")))
            Q_EMIT each->linkActivated(QStringLiteral("text"));
    }
    QVERIFY(!went.isEmpty());
    QCOMPARE(went.last().first().value<Origin>().file.string(), std::string("/project/more/o.yaml"));
    QCOMPARE(form.part<QLineEdit>("form.version").text(), QStringLiteral("1"));
    form.effects = sorted({});
    form.settle();
    QVERIFY(form.part<Messages>("form.version.messages").messages().isEmpty());
}

void FormEffectsTest::anInheritedValueStandsInItsField()
{
    FormFixture form("name: a\n");
    form.effects = sorted({{.path = "run.user",
                            .kind = Effect::Kind::Inherited,
                            .value = "jboss",
                            .other = other("/modules/module.yaml", "run.user")}});
    form.settle();
    form.view.showPage(QStringLiteral("run"));
    auto &user = form.part<QLineEdit>("form.run.user");
    QCOMPARE(user.text(), QString());
    QCOMPARE(user.placeholderText(), QStringLiteral("jboss"));
    const auto &messages = form.part<Messages>("form.run.user.messages").messages();
    QCOMPARE(messages.size(), 1);
    QCOMPARE(messages[0].text, QStringLiteral("Comes from /modules/module.yaml."));
}

void FormEffectsTest::aRowThatIsReplacedIsMarked()
{
    FormFixture form("envs:\n- {name: A, value: 1}\n- {name: B, value: 2}\n");
    form.effects =
        sorted({{.path = "envs[1].value", .value = "3", .other = other("/project/o.yaml", "envs[0].value")}});
    form.settle();
    form.view.showPage(QStringLiteral("envs"));
    const auto &model = *form.part<QTableView>("form.envs.table").model();
    QVERIFY(model.index(0, 0).data(Qt::DecorationRole).isNull());
    QVERIFY(!model.index(1, 0).data(Qt::DecorationRole).isNull());
    QCOMPARE(model.index(0, 1).data(Qt::ToolTipRole).toString(), QString());
    QCOMPARE(model.index(1, 1).data(Qt::ToolTipRole).toString(), QStringLiteral("o.yaml replaces this: 3"));
    QVERIFY(model.index(0, 1).data(Qt::ForegroundRole).isNull());
    QVERIFY(!model.index(1, 1).data(Qt::ForegroundRole).isNull());
}

void FormEffectsTest::theChosenStageHasItsOwn()
{
    FormFixture form("- {name: a, version: 1}\n- {name: b, version: 1}\n");
    form.effects = sorted({{.path = "[1].version",
                            .kind = Effect::Kind::Replaces,
                            .value = "1",
                            .other = other("/project/base.yaml", "version")}});
    form.settle();
    const auto &messages = form.part<Messages>("form.version.messages");
    QVERIFY(messages.messages().isEmpty());
    form.view.setCurrentPlace({.file = "/project/image.yaml", .span = {}, .path = "[1].version"});
    QCOMPARE(messages.messages().size(), 1);
    QCOMPARE(messages.messages()[0].text, QStringLiteral("Counts instead of the value in base.yaml."));
}

void FormEffectsTest::whatWasKnownStaysWhileTheTextIsBroken()
{
    FormFixture form("name: a\nversion: '1'\n");
    form.effects = sorted({{.path = "version", .value = "2.0", .other = other("/project/o.yaml", "version")}});
    form.settle();
    form.effects = nullptr;
    form.replaceInText("name: a", "name: [");
    QCOMPARE(form.part<Messages>("form.version.messages").messages().size(), 1);
}

QTEST_MAIN(FormEffectsTest)
#include "tst_formeffects.moc"
