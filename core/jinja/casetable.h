// SPDX-License-Identifier: MIT
// Generated from the Unicode Character Database 15.1, the version of Python 3.13.
#pragma once

#include <array>
#include <string_view>

namespace slipway::jinja {

/// A letter whose upper case is several letters, is that of other letters too, or differs from its title case.
struct SpecialCase {
    char32_t letter;
    std::u32string_view upper;
    std::u32string_view title;
};

// clang-format off
/// In ascending order.
inline constexpr std::array<SpecialCase, 186> specialCases{{
    {0xB5, U"\u039C", U"\u039C"}, {0xDF, U"SS", U"Ss"}, {0xE5, U"\u00C5", U"\u00C5"}, {0x131, U"I", U"I"},
    {0x149, U"\u02BCN", U"\u02BCN"}, {0x17F, U"S", U"S"}, {0x1C4, U"\u01C4", U"\u01C5"}, {0x1C5, U"\u01C4", U"\u01C5"},
    {0x1C6, U"\u01C4", U"\u01C5"}, {0x1C7, U"\u01C7", U"\u01C8"}, {0x1C8, U"\u01C7", U"\u01C8"},
    {0x1C9, U"\u01C7", U"\u01C8"}, {0x1CA, U"\u01CA", U"\u01CB"}, {0x1CB, U"\u01CA", U"\u01CB"},
    {0x1CC, U"\u01CA", U"\u01CB"}, {0x1F0, U"J\u030C", U"J\u030C"}, {0x1F1, U"\u01F1", U"\u01F2"},
    {0x1F2, U"\u01F1", U"\u01F2"}, {0x1F3, U"\u01F1", U"\u01F2"}, {0x345, U"\u0399", U"\u0399"},
    {0x390, U"\u0399\u0308\u0301", U"\u0399\u0308\u0301"}, {0x3B0, U"\u03A5\u0308\u0301", U"\u03A5\u0308\u0301"},
    {0x3B8, U"\u0398", U"\u0398"}, {0x3C2, U"\u03A3", U"\u03A3"}, {0x3C9, U"\u03A9", U"\u03A9"},
    {0x3D0, U"\u0392", U"\u0392"}, {0x3D1, U"\u0398", U"\u0398"}, {0x3D5, U"\u03A6", U"\u03A6"},
    {0x3D6, U"\u03A0", U"\u03A0"}, {0x3F0, U"\u039A", U"\u039A"}, {0x3F1, U"\u03A1", U"\u03A1"},
    {0x3F5, U"\u0395", U"\u0395"}, {0x587, U"\u0535\u0552", U"\u0535\u0582"}, {0x10D0, U"\u1C90", U"\u10D0"},
    {0x10D1, U"\u1C91", U"\u10D1"}, {0x10D2, U"\u1C92", U"\u10D2"}, {0x10D3, U"\u1C93", U"\u10D3"},
    {0x10D4, U"\u1C94", U"\u10D4"}, {0x10D5, U"\u1C95", U"\u10D5"}, {0x10D6, U"\u1C96", U"\u10D6"},
    {0x10D7, U"\u1C97", U"\u10D7"}, {0x10D8, U"\u1C98", U"\u10D8"}, {0x10D9, U"\u1C99", U"\u10D9"},
    {0x10DA, U"\u1C9A", U"\u10DA"}, {0x10DB, U"\u1C9B", U"\u10DB"}, {0x10DC, U"\u1C9C", U"\u10DC"},
    {0x10DD, U"\u1C9D", U"\u10DD"}, {0x10DE, U"\u1C9E", U"\u10DE"}, {0x10DF, U"\u1C9F", U"\u10DF"},
    {0x10E0, U"\u1CA0", U"\u10E0"}, {0x10E1, U"\u1CA1", U"\u10E1"}, {0x10E2, U"\u1CA2", U"\u10E2"},
    {0x10E3, U"\u1CA3", U"\u10E3"}, {0x10E4, U"\u1CA4", U"\u10E4"}, {0x10E5, U"\u1CA5", U"\u10E5"},
    {0x10E6, U"\u1CA6", U"\u10E6"}, {0x10E7, U"\u1CA7", U"\u10E7"}, {0x10E8, U"\u1CA8", U"\u10E8"},
    {0x10E9, U"\u1CA9", U"\u10E9"}, {0x10EA, U"\u1CAA", U"\u10EA"}, {0x10EB, U"\u1CAB", U"\u10EB"},
    {0x10EC, U"\u1CAC", U"\u10EC"}, {0x10ED, U"\u1CAD", U"\u10ED"}, {0x10EE, U"\u1CAE", U"\u10EE"},
    {0x10EF, U"\u1CAF", U"\u10EF"}, {0x10F0, U"\u1CB0", U"\u10F0"}, {0x10F1, U"\u1CB1", U"\u10F1"},
    {0x10F2, U"\u1CB2", U"\u10F2"}, {0x10F3, U"\u1CB3", U"\u10F3"}, {0x10F4, U"\u1CB4", U"\u10F4"},
    {0x10F5, U"\u1CB5", U"\u10F5"}, {0x10F6, U"\u1CB6", U"\u10F6"}, {0x10F7, U"\u1CB7", U"\u10F7"},
    {0x10F8, U"\u1CB8", U"\u10F8"}, {0x10F9, U"\u1CB9", U"\u10F9"}, {0x10FA, U"\u1CBA", U"\u10FA"},
    {0x10FD, U"\u1CBD", U"\u10FD"}, {0x10FE, U"\u1CBE", U"\u10FE"}, {0x10FF, U"\u1CBF", U"\u10FF"},
    {0x1C80, U"\u0412", U"\u0412"}, {0x1C81, U"\u0414", U"\u0414"}, {0x1C82, U"\u041E", U"\u041E"},
    {0x1C83, U"\u0421", U"\u0421"}, {0x1C84, U"\u0422", U"\u0422"}, {0x1C85, U"\u0422", U"\u0422"},
    {0x1C86, U"\u042A", U"\u042A"}, {0x1C87, U"\u0462", U"\u0462"}, {0x1C88, U"\uA64A", U"\uA64A"},
    {0x1E96, U"H\u0331", U"H\u0331"}, {0x1E97, U"T\u0308", U"T\u0308"}, {0x1E98, U"W\u030A", U"W\u030A"},
    {0x1E99, U"Y\u030A", U"Y\u030A"}, {0x1E9A, U"A\u02BE", U"A\u02BE"}, {0x1E9B, U"\u1E60", U"\u1E60"},
    {0x1F50, U"\u03A5\u0313", U"\u03A5\u0313"}, {0x1F52, U"\u03A5\u0313\u0300", U"\u03A5\u0313\u0300"},
    {0x1F54, U"\u03A5\u0313\u0301", U"\u03A5\u0313\u0301"}, {0x1F56, U"\u03A5\u0313\u0342", U"\u03A5\u0313\u0342"},
    {0x1F80, U"\u1F08\u0399", U"\u1F88"}, {0x1F81, U"\u1F09\u0399", U"\u1F89"}, {0x1F82, U"\u1F0A\u0399", U"\u1F8A"},
    {0x1F83, U"\u1F0B\u0399", U"\u1F8B"}, {0x1F84, U"\u1F0C\u0399", U"\u1F8C"}, {0x1F85, U"\u1F0D\u0399", U"\u1F8D"},
    {0x1F86, U"\u1F0E\u0399", U"\u1F8E"}, {0x1F87, U"\u1F0F\u0399", U"\u1F8F"}, {0x1F88, U"\u1F08\u0399", U"\u1F88"},
    {0x1F89, U"\u1F09\u0399", U"\u1F89"}, {0x1F8A, U"\u1F0A\u0399", U"\u1F8A"}, {0x1F8B, U"\u1F0B\u0399", U"\u1F8B"},
    {0x1F8C, U"\u1F0C\u0399", U"\u1F8C"}, {0x1F8D, U"\u1F0D\u0399", U"\u1F8D"}, {0x1F8E, U"\u1F0E\u0399", U"\u1F8E"},
    {0x1F8F, U"\u1F0F\u0399", U"\u1F8F"}, {0x1F90, U"\u1F28\u0399", U"\u1F98"}, {0x1F91, U"\u1F29\u0399", U"\u1F99"},
    {0x1F92, U"\u1F2A\u0399", U"\u1F9A"}, {0x1F93, U"\u1F2B\u0399", U"\u1F9B"}, {0x1F94, U"\u1F2C\u0399", U"\u1F9C"},
    {0x1F95, U"\u1F2D\u0399", U"\u1F9D"}, {0x1F96, U"\u1F2E\u0399", U"\u1F9E"}, {0x1F97, U"\u1F2F\u0399", U"\u1F9F"},
    {0x1F98, U"\u1F28\u0399", U"\u1F98"}, {0x1F99, U"\u1F29\u0399", U"\u1F99"}, {0x1F9A, U"\u1F2A\u0399", U"\u1F9A"},
    {0x1F9B, U"\u1F2B\u0399", U"\u1F9B"}, {0x1F9C, U"\u1F2C\u0399", U"\u1F9C"}, {0x1F9D, U"\u1F2D\u0399", U"\u1F9D"},
    {0x1F9E, U"\u1F2E\u0399", U"\u1F9E"}, {0x1F9F, U"\u1F2F\u0399", U"\u1F9F"}, {0x1FA0, U"\u1F68\u0399", U"\u1FA8"},
    {0x1FA1, U"\u1F69\u0399", U"\u1FA9"}, {0x1FA2, U"\u1F6A\u0399", U"\u1FAA"}, {0x1FA3, U"\u1F6B\u0399", U"\u1FAB"},
    {0x1FA4, U"\u1F6C\u0399", U"\u1FAC"}, {0x1FA5, U"\u1F6D\u0399", U"\u1FAD"}, {0x1FA6, U"\u1F6E\u0399", U"\u1FAE"},
    {0x1FA7, U"\u1F6F\u0399", U"\u1FAF"}, {0x1FA8, U"\u1F68\u0399", U"\u1FA8"}, {0x1FA9, U"\u1F69\u0399", U"\u1FA9"},
    {0x1FAA, U"\u1F6A\u0399", U"\u1FAA"}, {0x1FAB, U"\u1F6B\u0399", U"\u1FAB"}, {0x1FAC, U"\u1F6C\u0399", U"\u1FAC"},
    {0x1FAD, U"\u1F6D\u0399", U"\u1FAD"}, {0x1FAE, U"\u1F6E\u0399", U"\u1FAE"}, {0x1FAF, U"\u1F6F\u0399", U"\u1FAF"},
    {0x1FB2, U"\u1FBA\u0399", U"\u1FBA\u0345"}, {0x1FB3, U"\u0391\u0399", U"\u1FBC"},
    {0x1FB4, U"\u0386\u0399", U"\u0386\u0345"}, {0x1FB6, U"\u0391\u0342", U"\u0391\u0342"},
    {0x1FB7, U"\u0391\u0342\u0399", U"\u0391\u0342\u0345"}, {0x1FBC, U"\u0391\u0399", U"\u1FBC"},
    {0x1FBE, U"\u0399", U"\u0399"}, {0x1FC2, U"\u1FCA\u0399", U"\u1FCA\u0345"}, {0x1FC3, U"\u0397\u0399", U"\u1FCC"},
    {0x1FC4, U"\u0389\u0399", U"\u0389\u0345"}, {0x1FC6, U"\u0397\u0342", U"\u0397\u0342"},
    {0x1FC7, U"\u0397\u0342\u0399", U"\u0397\u0342\u0345"}, {0x1FCC, U"\u0397\u0399", U"\u1FCC"},
    {0x1FD2, U"\u0399\u0308\u0300", U"\u0399\u0308\u0300"}, {0x1FD3, U"\u0399\u0308\u0301", U"\u0399\u0308\u0301"},
    {0x1FD6, U"\u0399\u0342", U"\u0399\u0342"}, {0x1FD7, U"\u0399\u0308\u0342", U"\u0399\u0308\u0342"},
    {0x1FE2, U"\u03A5\u0308\u0300", U"\u03A5\u0308\u0300"}, {0x1FE3, U"\u03A5\u0308\u0301", U"\u03A5\u0308\u0301"},
    {0x1FE4, U"\u03A1\u0313", U"\u03A1\u0313"}, {0x1FE6, U"\u03A5\u0342", U"\u03A5\u0342"},
    {0x1FE7, U"\u03A5\u0308\u0342", U"\u03A5\u0308\u0342"}, {0x1FF2, U"\u1FFA\u0399", U"\u1FFA\u0345"},
    {0x1FF3, U"\u03A9\u0399", U"\u1FFC"}, {0x1FF4, U"\u038F\u0399", U"\u038F\u0345"},
    {0x1FF6, U"\u03A9\u0342", U"\u03A9\u0342"}, {0x1FF7, U"\u03A9\u0342\u0399", U"\u03A9\u0342\u0345"},
    {0x1FFC, U"\u03A9\u0399", U"\u1FFC"}, {0xFB00, U"FF", U"Ff"}, {0xFB01, U"FI", U"Fi"}, {0xFB02, U"FL", U"Fl"},
    {0xFB03, U"FFI", U"Ffi"}, {0xFB04, U"FFL", U"Ffl"}, {0xFB05, U"ST", U"St"}, {0xFB06, U"ST", U"St"},
    {0xFB13, U"\u0544\u0546", U"\u0544\u0576"}, {0xFB14, U"\u0544\u0535", U"\u0544\u0565"},
    {0xFB15, U"\u0544\u053B", U"\u0544\u056B"}, {0xFB16, U"\u054E\u0546", U"\u054E\u0576"},
    {0xFB17, U"\u0544\u053D", U"\u0544\u056D"},
}};
// clang-format on

} // namespace slipway::jinja
