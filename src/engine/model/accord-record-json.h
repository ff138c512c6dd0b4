/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include "accord-record.h"

G_BEGIN_DECLS

void accord_record_to_json (AccordRecord *record, JsonBuilder *builder);
void accord_value_to_json (const AccordField *field, const AccordValue *value, const char *title, JsonBuilder *builder);
/* The journal's form of a value: [number, text] trimmed to what the field uses; null when empty. */
JsonNode *accord_value_to_journal (const AccordField *field, const AccordValue *value);
gboolean accord_value_from_journal (const AccordField *field, JsonNode *node, AccordValue *value);

G_END_DECLS
