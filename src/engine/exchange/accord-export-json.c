/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records as a JSON list of objects, as `accordctl list --json` writes them, one object a line. Fields that users added go by
 * what people call them, which another workspace knows them by; their names in the table are this workspace's own. */

#include "accord-export-private.h"

#include <string.h>

#include "accord-import-extra.h"
#include "accord-import-headings.h"
#include "accord-record-json.h"

typedef struct {
  AccordExport *export;
  GOutputStream *stream; /* buffered */
  JsonGenerator *generator;
  const char **labels; /* for each field of the kind, what it is called in place of its name; NULL for the name */
  gboolean begun;
} JsonSink;

static gboolean
write_text (JsonSink    *sink,
            const char  *text,
            GError     **error)
{
  return g_output_stream_write_all (sink->stream, text, strlen (text), NULL, NULL, error);
}

static void
add_handles (JsonBuilder *builder,
             GPtrArray   *handles)
{
  static const char *const fields[] = { "type", "label", "value", NULL };
  static const char *const marks[] = { "preferred", "forbidden", NULL };

  json_builder_set_member_name (builder, "handles");
  json_builder_begin_array (builder);
  for (guint i = 0; i < handles->len; i++)
    {
      json_builder_begin_object (builder);
      for (guint f = 0; fields[f] != NULL; f++)
        {
          const char *text = accord_record_text (handles->pdata[i], fields[f]);

          json_builder_set_member_name (builder, fields[f]);
          json_builder_add_string_value (builder, text == NULL ? "" : text);
        }
      for (guint m = 0; marks[m] != NULL; m++)
        if (accord_record_number (handles->pdata[i], marks[m]) != 0)
          {
            json_builder_set_member_name (builder, marks[m]);
            json_builder_add_boolean_value (builder, TRUE);
          }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Nothing else of such a record is written or read under what the field is called. */
static gboolean
goes_by_label (const AccordKind  *kind,
               const AccordField *field)
{
  static const char *const others[] = { "kind", "uid", "handles", "accord id", NULL };
  g_autofree char *normalised = accord_import_heading_normalise (field->label);

  if (*normalised == '\0' || g_strv_contains (others, normalised) || accord_import_extra_target (kind, field->label) != NULL
      || accord_import_heading_is_name_part (field->label))
    return FALSE;
  for (int f = 0; f < kind->n_fields; f++)
    if (&kind->fields[f] != field && accord_import_heading_score (&kind->fields[f], normalised) > 0)
      return FALSE;
  return TRUE;
}

/* What each field that users added is called in the file. */
static void
name_own_fields (JsonSink *sink)
{
  const AccordKind *kind = sink->export->kind;

  sink->labels = g_new0 (const char *, kind->n_fields);
  for (int f = 0; f < kind->n_fields; f++)
    if ((kind->fields[f].flags & ACCORD_FIELD_CUSTOM) && goes_by_label (kind, &kind->fields[f]))
      sink->labels[f] = kind->fields[f].label;
}

static void
rename_member (JsonObject *object,
               const char *name,
               const char *as)
{
  JsonNode *node = json_object_dup_member (object, name);

  if (node == NULL)
    return;
  json_object_remove_member (object, name);
  json_object_set_member (object, as, node);
}

static void
rename_own_fields (JsonSink   *sink,
                   JsonObject *object)
{
  const AccordKind *kind = sink->export->kind;

  for (int f = 0; f < kind->n_fields; f++)
    {
      const AccordField *field = &kind->fields[f];
      g_autofree char *second = NULL;

      if (sink->labels[f] == NULL)
        continue;
      rename_member (object, field->name, field->label);
      if (field->type != ACCORD_FIELD_MONEY)
        continue;
      second = g_strconcat (field->label, "_currency", NULL);
      rename_member (object, accord_field_second_column (field), second);
    }
}

static void
add_columns (AccordExport *export,
             AccordRecord *record,
             JsonBuilder  *builder)
{
  json_builder_begin_object (builder);
  for (guint i = 0; i < export->fields->len; i++)
    {
      const AccordExportColumn *column = accord_export_column (export, i);
      const AccordField *field = column->field;
      const char *title;
      const AccordValue *value = accord_export_value (export, record, i, &title);

      json_builder_set_member_name (builder, column->name);
      accord_value_to_json (field, value, title, builder);
      if (field->type == ACCORD_FIELD_MONEY && value->text != NULL)
        {
          json_builder_set_member_name (builder, accord_field_second_column (field));
          json_builder_add_string_value (builder, value->text);
        }
    }
  json_builder_end_object (builder);
}

static void
set_handles (JsonObject *object, GPtrArray *handles)
{
  g_autoptr (JsonBuilder) inner = json_builder_new ();
  g_autoptr (JsonNode) list = NULL;

  json_builder_begin_object (inner);
  add_handles (inner, handles);
  json_builder_end_object (inner);
  list = json_builder_get_root (inner);
  json_object_set_member (object, "handles", json_node_copy (json_object_get_member (json_node_get_object (list), "handles")));
}

/* A record with all that belongs to it. */
static JsonNode *
make_whole (JsonSink *sink, AccordRecord *record, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) handles = accord_export_handles (sink->export, record, error);
  g_autoptr (AccordRecord) photo = NULL;
  JsonNode *root;

  if (handles == NULL || !accord_export_photo (sink->export, record, &photo, error))
    return NULL;
  accord_record_to_json (record, builder);
  root = json_builder_get_root (builder);
  if (handles->len > 0)
    set_handles (json_node_get_object (root), handles);
  if (accord_export_tags (sink->export, record) != NULL)
    json_object_set_string_member (json_node_get_object (root), "tags", accord_export_tags (sink->export, record));
  if (photo != NULL)
    {
      g_autofree char *address = accord_export_photo_address (photo);

      json_object_set_string_member (json_node_get_object (root), "photo", address);
    }
  return root;
}

static gboolean
json_record (gpointer       data,
             AccordRecord  *record,
             GError       **error)
{
  JsonSink *sink = data;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  if (sink->export->whole)
    root = make_whole (sink, record, error);
  else
    {
      add_columns (sink->export, record, builder);
      root = json_builder_get_root (builder);
    }
  if (root == NULL)
    return FALSE;
  rename_own_fields (sink, json_node_get_object (root));
  json_generator_set_root (sink->generator, root);
  text = json_generator_to_data (sink->generator, NULL);
  if (!write_text (sink, sink->begun ? ",\n" : "[\n", error) || !write_text (sink, text, error))
    return FALSE;
  sink->begun = TRUE;
  return TRUE;
}

static gboolean
json_end (gpointer   data,
          GError   **error)
{
  JsonSink *sink = data;

  return write_text (sink, sink->begun ? "\n]\n" : "[]\n", error)
         && g_output_stream_close (sink->stream, NULL, error);
}

static void
json_free (gpointer data)
{
  JsonSink *sink = data;

  g_clear_object (&sink->stream);
  g_clear_object (&sink->generator);
  g_free (sink->labels);
  g_free (sink);
}

static gpointer
json_begin (AccordExport  *export,
            GError       **error)
{
  g_autoptr (GOutputStream) stream = accord_export_open (export, error);
  JsonSink *sink;

  if (stream == NULL)
    return NULL;
  sink = g_new0 (JsonSink, 1);
  sink->export = export;
  sink->stream = g_buffered_output_stream_new_sized (stream, 65536);
  sink->generator = json_generator_new ();
  name_own_fields (sink);
  return sink;
}

const AccordExportSink accord_export_json_sink = { json_begin, json_record, json_end, json_free };
