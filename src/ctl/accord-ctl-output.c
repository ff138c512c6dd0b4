/* SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON on standard output, and fields as a person reads them. */

#include "accord-ctl-output.h"

#include <stdio.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

/**
 * accord_ctl_print_json:
 * @builder: a whole document
 *
 * Prints it, indented, with a newline at its end; who reads it from a pipe has it at once.
 */
void
accord_ctl_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  fputs (text, stdout);
  fputc ('\n', stdout);
  fflush (stdout);
}

/**
 * accord_ctl_json_list:
 * @builder: where a value may stand
 * @items: of whatever @add takes
 * @add: (scope call): adds one value for each
 *
 * Adds an array.
 */
void
accord_ctl_json_list (JsonBuilder *builder, GPtrArray *items, AccordCtlJsonFunc add)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    add (builder, items->pdata[i]);
  json_builder_end_array (builder);
}

/**
 * accord_ctl_print_json_list:
 * @items: of whatever @add takes
 * @add: (scope call): adds one value for each
 *
 * Prints an array as a document of its own.
 */
void
accord_ctl_print_json_list (GPtrArray *items, AccordCtlJsonFunc add)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  accord_ctl_json_list (builder, items, add);
  accord_ctl_print_json (builder);
}

/**
 * accord_ctl_json_text:
 * @builder: in an object
 * @name: the member
 * @text: (nullable): its value; %NULL is null
 *
 * Adds a text.
 */
void
accord_ctl_json_text (JsonBuilder *builder,
                      const char  *name,
                      const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text == NULL)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, text);
}

/**
 * accord_ctl_json_texts:
 * @builder: in an object
 * @name: the member
 * @texts: (element-type utf8): its value
 *
 * Adds an array of texts.
 */
void
accord_ctl_json_texts (JsonBuilder *builder, const char *name, GPtrArray *texts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < texts->len; i++)
    json_builder_add_string_value (builder, texts->pdata[i]);
  json_builder_end_array (builder);
}

/**
 * accord_ctl_json_int:
 * @builder: in an object
 * @name: the member
 * @number: its value
 *
 * Adds a whole number.
 */
void
accord_ctl_json_int (JsonBuilder *builder,
                     const char  *name,
                     gint64       number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

/**
 * accord_ctl_record_text:
 * @record: a record
 * @field: index of a field
 *
 * Returns: (transfer full): the value as a person reads it
 */
char *
accord_ctl_record_text (AccordRecord *record,
                        int           field)
{
  const AccordKind *kind = accord_record_kind (record);

  return accord_field_format (&kind->fields[field], accord_record_value (record, field),
                              accord_record_link_title (record, field));
}

/**
 * accord_ctl_print_progress:
 * @done: rows
 * @total: of them
 * @data: (nullable): not used
 *
 * Tells how far an import or export is, on a line of stderr that goes when all is done.
 */
void
accord_ctl_print_progress (gint64 done, gint64 total, gpointer data)
{
  g_printerr ("\r%3d %%", total == 0 ? 100 : (int) (100 * done / total));
  if (done == total)
    g_printerr ("\r     \r");
}

/**
 * accord_ctl_print_written:
 * @ctl: the run
 * @path: a file that was written
 *
 * Says so: in a sentence, or as an object with the file.
 */
void
accord_ctl_print_written (AccordCtl *ctl, const char *path)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!ctl->json)
    return accord_ctl_say (_("“%s” was written."), path);
  json_builder_begin_object (builder);
  accord_ctl_json_text (builder, "file", path);
  json_builder_end_object (builder);
  accord_ctl_print_json (builder);
}
