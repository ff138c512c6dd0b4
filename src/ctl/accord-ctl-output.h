/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "accord-ctl.h"
#include "accord-record-json.h"

G_BEGIN_DECLS

/* Adds one value for @item. */
typedef void (*AccordCtlJsonFunc) (JsonBuilder *builder, gconstpointer item);

void accord_ctl_print_json (JsonBuilder *builder);
void accord_ctl_print_json_list (GPtrArray *items, AccordCtlJsonFunc add);
void accord_ctl_json_list (JsonBuilder *builder, GPtrArray *items, AccordCtlJsonFunc add);
void accord_ctl_json_text (JsonBuilder *builder, const char *name, const char *text);
void accord_ctl_json_texts (JsonBuilder *builder, const char *name, GPtrArray *texts);
void accord_ctl_json_int (JsonBuilder *builder, const char *name, gint64 number);
void accord_ctl_print_written (AccordCtl *ctl, const char *path);
void accord_ctl_print_progress (gint64 done, gint64 total, gpointer data);
char *accord_ctl_record_text (AccordRecord *record, int field);

G_END_DECLS
