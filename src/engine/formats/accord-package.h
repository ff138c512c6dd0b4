/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An Office Open XML package: a ZIP file of XML parts, read part by part in pieces. */
typedef struct _AccordPackage AccordPackage;
typedef struct _AccordPackagePart AccordPackagePart;

AccordPackage *accord_package_new (GBytes *bytes, const char *file_name, GError **error);
void accord_package_free (AccordPackage *self);
const char *accord_package_get_file_name (AccordPackage *self);
gboolean accord_package_has (AccordPackage *self, const char *name);
char *accord_package_resolve (const char *base, const char *target);

AccordPackagePart *accord_package_open (AccordPackage *self, const char *name, GError **error);
gssize accord_package_part_read (AccordPackagePart *part, const char **piece, GError **error);
const char *accord_package_part_get_name (AccordPackagePart *part);
AccordPackage *accord_package_of (AccordPackagePart *part);
void accord_package_part_free (AccordPackagePart *part);

gboolean accord_package_parse (AccordPackage *self, const char *name, const GMarkupParser *parser,
                               gpointer data, GError **error);
gboolean accord_package_feed (AccordPackagePart *part, GMarkupParseContext *context, gboolean *more,
                              GError **error);
const char *accord_xml_local (const char *name);
const char *accord_xml_attribute (const char **names, const char **values, const char *local);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPackage, accord_package_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPackagePart, accord_package_part_free)

G_END_DECLS
