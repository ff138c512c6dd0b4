/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fields that users added, on a card. No card has properties for them, so each is one of our own, and its name in people's words
 * stands beside it, where it may be Chinese: X-ACCORD-FIELD;X-LABEL="信用额度":5000.00 CNY. Texts are those of a CSV file. */

#include "accord-export-private.h"

#include "accord-record.h"
#include "accord-vcard-cells.h"
#include "accord-vcard-writer.h"

/* (transfer full): an amount is never bare, since a card says no currency of its own */
static char *
text_of (AccordRecord *record,
         int           index)
{
  const AccordField *field = &accord_record_kind (record)->fields[index];
  const AccordValue *value = accord_record_value (record, index);
  const char *title = accord_field_is_link (field) ? accord_record_link_title (record, index) : NULL;
  g_autofree char *text = accord_field_to_text (field, value, title);

  if (field->type == ACCORD_FIELD_MONEY && *text != '\0' && value->text != NULL)
    return g_strconcat (text, " ", value->text, NULL);
  return g_steal_pointer (&text);
}

/* RFC 6868 */
static char *
param_text (const char *text)
{
  GString *escaped = g_string_new (text);

  g_string_replace (escaped, "^", "^^", 0);
  g_string_replace (escaped, "\"", "^'", 0);
  g_string_replace (escaped, "\n", "^n", 0);
  return g_string_free (escaped, FALSE);
}

/*< private >
 * accord_export_vcard_own:
 * @record: what the card is of
 * @text: the card so far
 *
 * Writes those fields that users added and that have a value. One that is called as something of the card itself goes by its
 * name in the table, which every computer of the workspace knows.
 */
void
accord_export_vcard_own (AccordRecord *record,
                         GString      *text)
{
  const AccordKind *kind = accord_record_kind (record);

  for (int f = 0; f < kind->n_fields; f++)
    {
      const AccordField *field = &kind->fields[f];
      g_autofree char *label = NULL;
      g_autofree char *property = NULL;
      g_autofree char *value = NULL;

      if (!(field->flags & ACCORD_FIELD_CUSTOM) || accord_value_is_empty (accord_record_value (record, f)))
        continue;
      value = text_of (record, f);
      label = param_text (accord_vcard_is_heading (field->label) ? field->name : field->label);
      property = g_strconcat (ACCORD_VCARD_FIELD ";X-LABEL=\"", label, "\"", NULL);
      accord_vcard_write (text, property, value);
    }
}
