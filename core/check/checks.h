// SPDX-License-Identifier: MIT
#pragma once

#include "core/check/check.h"

/// The checks themselves, one function each; the Q numbers are those of the specification's list of quirks.
namespace slipway::check {

// Artifacts (artifacts.cpp)
void sourceMissing(const Subject &subject, Problems &problems);
void fileIsRenamed(const Subject &subject, Problems &problems);
void destinationLooksLikeFile(const Subject &subject, Problems &problems);
void artifactIsDeleted(const Subject &subject, Problems &problems);
void gitArtifactWithoutDestination(const Subject &subject, Problems &problems); ///< Q21
void targetOverwritten(const Subject &subject, Problems &problems);             ///< Q12, Q13
void targetOutside(const Subject &subject, Problems &problems);
void checksumMalformed(const Subject &subject, Problems &problems);

// Images from scratch (scratch.cpp)
void scratchDropsUser(const Subject &subject, Problems &problems); ///< Q6
void scratchPackages(const Subject &subject, Problems &problems);  ///< Q6
void scratchScripts(const Subject &subject, Problems &problems);
void scratchArtifactInTemporary(const Subject &subject, Problems &problems);

// Stages and modules (stages.cpp)
void baseImageMissing(const Subject &subject, Problems &problems); ///< Q20
void stageUnused(const Subject &subject, Problems &problems);
void stageUnknown(const Subject &subject, Problems &problems);
void scriptMissing(const Subject &subject, Problems &problems);
void repositoriesInjected(const Subject &subject, Problems &problems);  ///< Q5, Q15, Q16
void extraDirectoryMissing(const Subject &subject, Problems &problems); ///< Q39
void imageNameRefused(const Subject &subject, Problems &problems);

// Values (values.cpp)
void versionIsNumber(const Subject &subject, Problems &problems);    ///< Q1
void environmentDropped(const Subject &subject, Problems &problems); ///< Q3
void valueNotEscaped(const Subject &subject, Problems &problems);    ///< Q4
void nameRepeated(const Subject &subject, Problems &problems);       ///< Q11
void argumentIsNone(const Subject &subject, Problems &problems);     ///< Q19
void portOutOfRange(const Subject &subject, Problems &problems);

} // namespace slipway::check
