/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-query.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/**
 * AccordRecordSection: a heading, a button that adds, and the records of a query as a boxed list that follows
 * the journal: people, handles, preferences, related customers of a record page.
 *
 * Signals "add" (GtkWidget *button: popovers point to it), "activated" (AccordEntity *).
 */
#define ACCORD_TYPE_RECORD_SECTION (accord_record_section_get_type ())
G_DECLARE_FINAL_TYPE (AccordRecordSection, accord_record_section, ACCORD, RECORD_SECTION, AdwBin)

/* Called once for a new row (prefixes, suffixes) and again whenever its record has changed. */
typedef void (*AccordSectionFunc) (AdwActionRow *row, AccordEntity *entity, gpointer data);

GtkWidget *accord_record_section_new (AccordWorkspace *workspace, const char *heading, const char *add, const char *nothing);
void accord_record_section_set_funcs (AccordRecordSection *self, AccordSectionFunc build, AccordSectionFunc show, gpointer data);
void accord_record_section_set_query (AccordRecordSection *self, AccordQuery *query);
void accord_record_section_set_owner (AccordRecordSection *self, const AccordKind *kind, const char *link, gint64 owner, const char *sort, gboolean descending);
void accord_record_section_set_sorter (AccordRecordSection *self, GCompareDataFunc compare, gpointer data);
void accord_record_section_set_ordered (AccordRecordSection *self, AccordWorkspace *workspace);

/* "People" and a button at the end: the heading of a section of a record page. */
GtkWidget *accord_section_heading_new (const char *text, GtkWidget *button);
/* A flat button with an icon; @name is read out and shown as a tooltip. */
GtkWidget *accord_section_button_new (const char *icon_name, const char *name);
/* Opens tel: or mailto: @value when clicked; hidden while @value is NULL. */
GtkWidget *accord_reach_button_new (const char *icon_name, const char *tooltip);
void accord_reach_button_set (GtkWidget *button, const char *scheme, const char *value, const char *name);

void accord_record_section_show_while_empty (AccordRecordSection *self, GtkWidget *row);
void accord_record_section_set_description (AccordRecordSection *self, const char *words);

G_END_DECLS
