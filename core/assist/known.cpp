// SPDX-License-Identifier: MIT
#include "core/assist/known.h"

#include <array>

namespace slipway::assist {

using descriptor::ObjectKind;

namespace {

// OCI image specification, "Pre-Defined Annotation Keys"; the others as Kubernetes, OpenShift and Red Hat read them.
constexpr std::array labels{
    KnownValue{"org.opencontainers.image.title", "Title of the image for people."},
    KnownValue{"org.opencontainers.image.description", "What is packed into the image, for people."},
    KnownValue{"org.opencontainers.image.version", "Version of the packed software."},
    KnownValue{"org.opencontainers.image.revision", "Revision of the source in its version control."},
    KnownValue{"org.opencontainers.image.created", "When the image was built, as RFC 3339 date and time."},
    KnownValue{"org.opencontainers.image.authors", "Who is responsible for the image and how to reach them."},
    KnownValue{"org.opencontainers.image.url", "Where to find more about the image."},
    KnownValue{"org.opencontainers.image.documentation", "Where the documentation is."},
    KnownValue{"org.opencontainers.image.source", "Where the source to build the image is."},
    KnownValue{"org.opencontainers.image.vendor", "Name of the distributing organisation or person."},
    KnownValue{"org.opencontainers.image.licenses", "Licences of the contained software as an SPDX expression."},
    KnownValue{"org.opencontainers.image.ref.name", "Name of the reference for a target."},
    KnownValue{"org.opencontainers.image.base.name", "Reference of the image that this one is built on."},
    KnownValue{"org.opencontainers.image.base.digest", "Digest of the image that this one is built on."},
    KnownValue{"maintainer", "Who maintains the image: a name and a mail address."},
    KnownValue{"summary", "The image in one line."},
    KnownValue{"description", "The image in a few sentences. CEKit writes it from the description."},
    KnownValue{"io.k8s.display-name", "Name that consoles of Kubernetes and OpenShift show."},
    KnownValue{"io.k8s.description", "Description that consoles of Kubernetes and OpenShift show."},
    KnownValue{"io.openshift.tags", "Categories by which OpenShift's catalogue finds the image, separated by commas."},
    KnownValue{"io.openshift.expose-services", "Ports with their services, such as 8080:http."},
    KnownValue{"io.openshift.min-memory", "Least memory that a container needs."},
    KnownValue{"io.openshift.min-cpu", "Least processor time that a container needs."},
    KnownValue{"io.openshift.s2i.scripts-url", "Where the scripts for source-to-image are."},
    KnownValue{"com.redhat.component", "Name of the component in Red Hat's issue tracker."},
    KnownValue{"com.redhat.license_terms", "Where the terms of use are."},
    KnownValue{"vendor", "Who distributes the image."},
    KnownValue{"url", "Where to find more about the image."},
    KnownValue{"release", "Release of this build of the version."},
    KnownValue{"distribution-scope", "Who may get the image: private, authoritative-source-only, restricted, public."},
};
constexpr std::array users{
    KnownValue{"root", "The superuser: what applies when nothing is said."},
    KnownValue{"1001", "A user without a name and rights, as OpenShift likes it. As text it needs no account."},
    KnownValue{"nobody", "The user without rights that most distributions have."},
};
constexpr std::array protocols{
    KnownValue{"tcp", "What most services speak; applies when nothing is said."},
    KnownValue{"udp", "Datagrams: DNS, logs, media."},
    KnownValue{"sctp", "Streams of messages, in telephony."},
};
constexpr std::array ports{
    KnownValue{"80", "HTTP, for privileged processes."},
    KnownValue{"443", "HTTPS, for privileged processes."},
    KnownValue{"8080", "HTTP of application servers."},
    KnownValue{"8443", "HTTPS of application servers."},
    KnownValue{"8778", "Jolokia: JMX over HTTP."},
    KnownValue{"9990", "Management of WildFly and JBoss EAP."},
    KnownValue{"5432", "PostgreSQL."},
    KnownValue{"3306", "MySQL and MariaDB."},
    KnownValue{"6379", "Redis and Valkey."},
    KnownValue{"5672", "AMQP."},
    KnownValue{"61616", "ActiveMQ and Artemis."},
    KnownValue{"9092", "Kafka."},
    KnownValue{"22", "SSH."},
};
constexpr std::array services{KnownValue{"http", ""}, KnownValue{"https", ""}, KnownValue{"jolokia", ""},
                              KnownValue{"postgresql", ""}, KnownValue{"amqp", ""}};
constexpr std::array baseImages{
    KnownValue{"scratch", "Starts empty. Slipway builds such an image by itself, without an engine."},
    KnownValue{"registry.access.redhat.com/ubi9/ubi", "Red Hat's Universal Base Image 9."},
    KnownValue{"registry.access.redhat.com/ubi9/ubi-minimal", "Universal Base Image 9 with microdnf."},
    KnownValue{"registry.access.redhat.com/ubi8/ubi", "Red Hat's Universal Base Image 8."},
    KnownValue{"registry.access.redhat.com/ubi8/ubi-minimal", "Universal Base Image 8 with microdnf."},
    KnownValue{"quay.io/centos/centos:stream9", "CentOS Stream 9."},
    KnownValue{"registry.fedoraproject.org/fedora:latest", "Fedora."},
    KnownValue{"docker.io/library/debian:stable-slim", "Debian stable without documentation."},
    KnownValue{"docker.io/library/alpine:latest", "Alpine: a few megabytes, with apk."},
};
constexpr std::array directories{
    KnownValue{"/", "The root of the image."},
    KnownValue{"/opt/", "Software that is no package of the system."},
    KnownValue{"/usr/local/bin/", "Programs beside those of the system."},
    KnownValue{"/etc/", "Configuration."},
    KnownValue{"/home/", "Folders of users."},
    KnownValue{"/tmp/artifacts/", "The default: a folder that is removed while the image is built."},
};
constexpr std::array workDirectories{KnownValue{"/", ""}, KnownValue{"/opt", ""}, KnownValue{"/home", ""},
                                     KnownValue{"/app", ""}};
constexpr std::array schemaVersions{KnownValue{"1", "The only version of the format."}};

bool isArtifact(ObjectKind kind)
{
    return kind >= ObjectKind::PathArtifact && kind <= ObjectKind::Artifact;
}

} // namespace

std::span<const KnownValue> knownValues(ObjectKind holder, std::string_view key)
{
    if (holder == ObjectKind::Label && key == "name")
        return labels;
    if (key == "user")
        return users;
    if (holder == ObjectKind::Port && key == "protocol")
        return protocols;
    if (holder == ObjectKind::Port && key == "value")
        return ports;
    if (holder == ObjectKind::Port && key == "service")
        return services;
    if (key == "from")
        return baseImages;
    if (isArtifact(holder) && key == "dest")
        return directories;
    if (key == "workdir")
        return workDirectories;
    if (key == "schema_version")
        return schemaVersions;
    return {};
}

} // namespace slipway::assist
