/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-import.h"

G_BEGIN_DECLS

/* A file on its way in: its plan as it is read now, or why it cannot be read. Signal "changed". */
#define ACCORD_TYPE_ASSISTANT_SOURCE (accord_assistant_source_get_type ())
G_DECLARE_FINAL_TYPE (AccordAssistantSource, accord_assistant_source, ACCORD, ASSISTANT_SOURCE, GObject)

#define ACCORD_ASSISTANT_SAMPLE_ROWS 4
#define ACCORD_ASSISTANT_STACK (1024 * 1024) /* of fibers: they build widgets */

AccordAssistantSource *accord_assistant_source_new (AccordWorkspace *workspace, GFile *file);
const char *accord_assistant_source_get_name (AccordAssistantSource *self);
AccordImportPlan *accord_assistant_source_get_plan (AccordAssistantSource *self);     /* (nullable) */
const char *accord_assistant_source_get_error (AccordAssistantSource *self);          /* (nullable) */
const char *const *accord_assistant_source_get_sheets (AccordAssistantSource *self);  /* (nullable) */
GPtrArray *accord_assistant_source_get_sample (AccordAssistantSource *self);          /* (nullable) */
const AccordTableOptions *accord_assistant_source_get_options (AccordAssistantSource *self);
gboolean accord_assistant_source_is_reading (AccordAssistantSource *self);
gboolean accord_assistant_source_is_guessed (AccordAssistantSource *self);
gboolean accord_assistant_source_is_recalled (AccordAssistantSource *self);
void accord_assistant_source_read_as (AccordAssistantSource *self, const AccordTableOptions *options);
void accord_assistant_source_take_kind (AccordAssistantSource *self, const AccordKind *kind);
void accord_assistant_source_take_fields (AccordAssistantSource *self);
void accord_assistant_source_changed (AccordAssistantSource *self);

G_END_DECLS
