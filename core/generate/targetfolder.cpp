// SPDX-License-Identifier: MIT
#include "core/generate/targetfolder.h"

#include "core/generate/help.h"
#include "core/generate/osbsfiles.h"
#include "core/generate/realpaths.h"
#include "core/generate/targetfiles.h"
#include "core/generate/targetowner.h"
#include "core/plan/helptemplate.h"
#include "core/yaml/dump.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace slipway::generate {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view markText = "Slipway made this folder and replaces what is in it.\n";

Diagnostic refusal(std::string_view code, std::string_view text, const fs::path &target, std::string_view advice)
{
    return {.code = std::string(code),
            .text = std::string(text),
            .arguments = {target.string()},
            .advice = std::string(advice),
            .origin = {}};
}

/// The target as the system sees it, links resolved as far as the folder exists.
std::expected<fs::path, Diagnostic> canonicalTarget(const fs::path &target)
{
    std::error_code error;
    fs::path path = fs::weakly_canonical(target, error);
    if (!path.has_filename() && path.has_relative_path())
        path = path.parent_path();
    if (error || path.is_relative())
        return std::unexpected(fileProblem("The target folder '%1' cannot be used: %2.", target,
                                           error ? error : std::make_error_code(std::errc::invalid_argument)));
    return path;
}

bool holdsInput(const fs::path &target, const std::vector<fs::path> &inputs)
{
    RealPaths paths;
    return std::ranges::any_of(inputs, [&](const fs::path &input) { return isInside(paths.of(input), target); });
}

FileResult removeOldFiles(const fs::path &target)
{
    std::error_code error;
    const bool isOurs = isMarked(target) || isMadeByCekit(target);
    for (const char *name : {"image", "image.yaml", "repo"}) {
        const fs::path path = target / name;
        if (!fs::exists(fs::symlink_status(path, error)))
            continue;
        if (!isOurs)
            return std::unexpected(refusal("target-foreign",
                                           "The folder '%1' was made neither by Slipway nor by CEKit alone.", target,
                                           "Choose another target, or remove the folder yourself."));
        fs::remove_all(path, error);
        if (error)
            return std::unexpected(fileProblem("'%1' cannot be removed: %2.", path, error));
    }
    return {};
}

/// Writes one plan; collects what goes wrong and goes on. What the source brings is gathered, so that several come at a
/// time, until somebody else writes to the same place or all artifacts have had their turn.
class TargetWriter
{
public:
    TargetWriter(const plan::Plan &plan, const TargetOptions &options, fs::path target)
        : m_plan(plan)
        , m_options(options)
        , m_root(target, target)
        , m_image(target / "image", target)
    {
    }

    std::expected<WrittenTarget, std::vector<Diagnostic>>
    write(ArtifactSource *source, const std::stop_token &stop,
          const std::function<void(const TargetProgress &)> &progress)
    {
        m_source = source;
        m_stop = stop;
        m_progress = progress;
        plan();
        m_results.resize(m_steps.size());
        for (m_current = 0; m_current < m_steps.size() && !m_stop.stop_requested(); ++m_current) {
            const Step &step = m_steps[m_current];
            if (!step.isArtifact) {
                deliver();
                tell(m_current);
            }
            m_results[m_current] = step.run();
        }
        deliver();
        return ended();
    }

private:
    /// What a step came to; nothing: it wrote nothing, or has not ended.
    using StepResult = std::optional<FileResult>;

    struct Step {
        fs::path name; ///< below the target
        std::function<StepResult()> run;
        bool isArtifact = false; ///< tells of itself when it begins, which may be later
    };

    /// An artifact that the source is going to bring together with others.
    struct Pending {
        std::size_t step = 0;
        Delivery delivery;
    };

    void add(fs::path name, std::function<StepResult()> run)
    {
        m_steps.push_back({.name = std::move(name), .run = std::move(run)});
    }

    void tell(std::size_t step)
    {
        if (m_progress)
            m_progress({.step = ++m_begun, .count = m_steps.size(), .what = m_steps[step].name.generic_string()});
    }

    std::expected<WrittenTarget, std::vector<Diagnostic>> ended()
    {
        std::vector<Diagnostic> problems;
        for (std::size_t i = 0; i < m_steps.size(); ++i) {
            if (!m_results[i])
                continue;
            if (*m_results[i])
                m_written.files.push_back(m_steps[i].name);
            else
                problems.push_back(m_results[i]->error());
        }
        m_written.isCancelled = m_stop.stop_requested();
        if (!problems.empty())
            return std::unexpected(std::move(problems));
        return std::move(m_written);
    }

    void addText(const fs::path &name, std::function<std::string()> content)
    {
        add("image" / name, [this, name, content = std::move(content)] { return m_image.write(name, content()); });
    }

    /// All steps, in CEKit's order.
    void plan()
    {
        planRepositories();
        if (m_plan.osbs && m_plan.target.extraDir)
            planExtraFolder(m_plan.target.extraDir->text);
        planModules();
        planArtifacts(m_plan.target);
        for (const plan::Stage &builder : m_plan.builders)
            planArtifacts(builder);
        if (m_plan.osbs)
            for (auto &[name, content] : osbsFiles(*m_plan.osbs, m_options.cekitVersion))
                addText(name, [content] { return content; });
        add("image.yaml", [this] { return m_root.write("image.yaml", yaml::dump(m_plan.effectiveImage)); });
        addText(m_options.containerfileName, [this] { return containerfile(m_plan, m_options.containerfile).text; });
        if (m_plan.target.help.isAdded)
            add("image/help.md", [this] {
                const descriptor::DiskFiles files;
                const HelpTemplate own{.file = plan::helpTemplateFile(m_plan, m_options.target), .files = files};
                const std::expected<std::string, Diagnostic> page = helpPage(m_plan, own);
                return page ? m_image.write("help.md", *page) : FileResult(std::unexpected(page.error()));
            });
    }

    void planExtraFolder(const std::string &name)
    {
        const fs::path source = m_plan.descriptor.parent_path() / name;
        std::error_code error;
        if (fs::is_directory(source, error))
            add(fs::path("image") / name, [this, source, name] { return m_image.copyWithLinks(source, name); });
    }

    /// Copies of the module repositories. Nothing reads them here; scripts around CEKit do.
    void planRepositories()
    {
        for (const plan::ModuleFolder &repository : m_plan.repositoryFolders)
            add(fs::path("repo") / repository.name, [this, repository] {
                // A name like `../x` would leave the folder of repositories, though not yet the target.
                const TargetFiles repositories(m_options.target / "repo", m_options.target);
                return repositories.copy(repository.folder, repository.name, m_stop);
            });
    }

    void planModules()
    {
        std::unordered_set<std::string> planned;
        for (std::size_t i = 0; i < m_plan.effectiveModules.size(); ++i) {
            const auto &[name, value] = m_plan.effectiveModules[i];
            const fs::path folder = i < m_plan.moduleFolders.size() ? m_plan.moduleFolders[i].folder : fs::path();
            const bool isFirst = planned.insert(name).second;
            add(fs::path("image/modules") / name, [this, i, folder, isFirst] {
                const auto &[module, content] = m_plan.effectiveModules[i];
                // A name like `../x` would leave the folder of modules, though not yet the image's.
                const TargetFiles modules(m_options.target / "image" / "modules", m_options.target);
                if (isFirst && !folder.empty())
                    if (FileResult copied = modules.copy(folder, module, m_stop); !copied)
                        return copied;
                return modules.write(fs::path(module) / "module.yaml", yaml::dump(content));
            });
        }
    }

    /// It stands in fetch-artifacts-url.yaml.
    [[nodiscard]] bool isFetchedByOsbs(const plan::Artifact &artifact) const
    {
        const yaml::List *entries = m_plan.osbs ? m_plan.osbs->fetchUrl.asList() : nullptr;
        return artifact.kind == plan::ArtifactKind::Url && entries &&
               std::ranges::any_of(entries->items, [&artifact](const yaml::Value &entry) {
                   const yaml::Map *map = entry.asMap();
                   const yaml::Value *url = map ? map->find("url") : nullptr;
                   return url && yaml::str(*url) == artifact.source;
               });
    }

    void planArtifacts(const plan::Stage &stage)
    {
        for (const plan::Artifact &artifact : stage.fetches)
            if (artifact.kind != plan::ArtifactKind::Image && artifact.kind != plan::ArtifactKind::Pnc &&
                !isFetchedByOsbs(artifact))
                planArtifact(artifact);
        for (const plan::PackageRepository &repository : stage.repositories) {
            if (!repository.isInjected || !repository.url)
                continue;
            plan::Artifact file;
            file.kind = plan::ArtifactKind::Url;
            file.name = repository.name;
            file.target.text = "repos/" + repository.filename;
            file.source = repository.url->text;
            file.origin = repository.origin;
            planArtifact(file);
        }
    }

    /// An artifact that several stages share is brought once.
    void planArtifact(const plan::Artifact &artifact)
    {
        std::string key = artifact.source + '\n' + artifact.ref + '\n' + artifact.target.text;
        if (!m_planned.insert(std::move(key)).second)
            return;
        m_steps.push_back({.name = fs::path("image") / fs::path(artifact.target.text).relative_path(),
                           .run = [this, artifact] { return placed(bring(artifact), artifact); },
                           .isArtifact = true});
    }

    static StepResult placed(StepResult result, const plan::Artifact &artifact)
    {
        if (result && !*result && !result->error().origin.isWritten())
            result->error().origin = artifact.target.origin.isWritten() ? artifact.target.origin : artifact.origin;
        return result;
    }

    StepResult bring(const plan::Artifact &artifact)
    {
        const std::expected<fs::path, Diagnostic> known = m_image.known(artifact.target.text);
        if (!known)
            return std::unexpected(known.error());
        if (isAwaited(*known))
            deliver();
        std::error_code error;
        const bool isHere = artifact.kind == plan::ArtifactKind::Path && fs::exists(artifact.source, error);
        const bool isCopied = isHere && (artifact.checksums.empty() || !m_source);
        if (isCopied && !m_options.noArtifacts) {
            tell(m_current);
            return m_image.copy(artifact.source, artifact.target.text, m_stop);
        }
        if (m_options.noArtifacts || !m_source) {
            tell(m_current);
            m_written.missing.push_back(artifact);
            return std::nullopt;
        }
        const std::expected<fs::path, Diagnostic> place = m_image.place(artifact.target.text);
        if (!place)
            return std::unexpected(place.error());
        if (!fs::is_directory(fs::symlink_status(*place, error)))
            fs::remove(*place, error);
        m_pending.push_back({.step = m_current, .delivery = {.artifact = artifact, .destination = *place}});
        return std::nullopt;
    }

    /// What is still to be brought goes to this place, below it, or to a folder above it.
    [[nodiscard]] bool isAwaited(const fs::path &place) const
    {
        return std::ranges::any_of(m_pending, [&place](const Pending &each) {
            const fs::path &other = each.delivery.destination;
            return isInside(place, other) || isInside(other, place);
        });
    }

    void deliver()
    {
        std::vector<Delivery> deliveries;
        for (const Pending &each : m_pending)
            deliveries.push_back(each.delivery);
        if (deliveries.empty() || m_stop.stop_requested())
            return;
        const auto results = m_source->fetchAll(deliveries, m_stop, [this](std::size_t i) { tell(m_pending[i].step); });
        for (std::size_t i = 0; i < results.size(); ++i)
            m_results[m_pending[i].step] = placed(results[i], deliveries[i].artifact);
        m_pending.clear();
    }

    const plan::Plan &m_plan;
    const TargetOptions &m_options;
    TargetFiles m_root;
    TargetFiles m_image;
    ArtifactSource *m_source = nullptr;
    std::stop_token m_stop;
    std::vector<Step> m_steps;
    std::unordered_set<std::string> m_planned; ///< artifacts
    std::vector<StepResult> m_results;         ///< of the steps
    std::vector<Pending> m_pending;
    std::function<void(const TargetProgress &)> m_progress;
    std::size_t m_current = 0; ///< the step that runs
    std::size_t m_begun = 0;   ///< how many steps were told of
    WrittenTarget m_written;
};

} // namespace

std::expected<void, Diagnostic> prepareTarget(const fs::path &target, const std::vector<fs::path> &inputs)
{
    const std::expected<fs::path, Diagnostic> path = canonicalTarget(target);
    if (!path)
        return std::unexpected(path.error());
    if (holdsInput(*path, inputs))
        return std::unexpected(refusal("target-holds-input", "The target folder '%1' holds the descriptor itself.",
                                       *path, "Choose another target, for example 'target'."));
    std::error_code error;
    fs::create_directories(*path, error);
    if (error || !fs::is_directory(*path, error))
        return std::unexpected(fileProblem("The target folder '%1' cannot be made: %2.", *path,
                                           error ? error : std::make_error_code(std::errc::not_a_directory)));
    if (FileResult removed = removeOldFiles(*path); !removed)
        return removed;
    return TargetFiles(*path, *path).write(targetMark, markText);
}

std::expected<WrittenTarget, std::vector<Diagnostic>>
writeTarget(const plan::Plan &plan, const TargetOptions &options, ArtifactSource *source, const std::stop_token &stop,
            const std::function<void(const TargetProgress &)> &progress)
{
    const std::expected<fs::path, Diagnostic> target = canonicalTarget(options.target);
    if (!target)
        return std::unexpected(std::vector{target.error()});
    TargetOptions known = options;
    known.target = *target;
    return TargetWriter(plan, known, *target).write(source, stop, progress);
}

} // namespace slipway::generate
