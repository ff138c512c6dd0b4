/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records as a JSON list of objects, as `accordctl list --json` writes them, one object a line. */

#include "accord-export-private.h"

#include <string.h>

#include "accord-record-json.h"

typedef struct {
  AccordExport *export;
  GOutputStream *stream; /* buffered */
  JsonGenerator *generator;
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
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
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
  return sink;
}

const AccordExportSink accord_export_json_sink = { json_begin, json_record, json_end, json_free };
