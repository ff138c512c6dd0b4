/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading a record by the names of its fields. A name that the kind does not have is a programmer's
 * error and is said so.
 */
#include "accord-record.h"

static int
find_field (AccordRecord *record,
            const char   *field_name)
{
  int field;

  g_return_val_if_fail (record != NULL && field_name != NULL, -1);

  field = accord_kind_find (accord_record_kind (record), field_name);
  if (G_UNLIKELY (field < 0))
    g_critical ("The kind %s has no field called “%s”", accord_record_kind (record)->name,
                field_name);

  return field;
}

/**
 * accord_record_text:
 * @record: a record
 * @field_name: name of a field that uses text
 *
 * Returns: (transfer none) (nullable): the text (of money its currency, of a place its rank); %NULL
 *   if empty
 */
const char *
accord_record_text (AccordRecord *record,
                    const char   *field_name)
{
  int field = find_field (record, field_name);

  return field >= 0 ? accord_record_value (record, field)->text : NULL;
}

/**
 * accord_record_number:
 * @record: a record
 * @field_name: name of a field that uses a number
 *
 * Returns: the number in the unit of the field's type; 0 if empty
 */
gint64
accord_record_number (AccordRecord *record,
                      const char   *field_name)
{
  int field = find_field (record, field_name);

  return field >= 0 ? accord_record_value (record, field)->number : 0;
}

/**
 * accord_record_get_number:
 * @record: a record
 * @field_name: name of a field that uses a number
 * @number: (out): the number; untouched if the field is empty
 *
 * Returns: whether the field holds a number, so that 0 and nothing can be told apart
 */
gboolean
accord_record_get_number (AccordRecord *record,
                          const char   *field_name,
                          gint64       *number)
{
  int field = find_field (record, field_name);

  g_return_val_if_fail (number != NULL, FALSE);

  if (field < 0 || !accord_record_value (record, field)->has_number)
    return FALSE;

  *number = accord_record_value (record, field)->number;
  return TRUE;
}

/**
 * accord_record_get_money:
 * @record: a record
 * @field_name: name of a money field
 * @money: (out caller-allocates): the amount; untouched if the field is empty
 *
 * Returns: whether there is an amount: what has no price is not worth zero
 */
gboolean
accord_record_get_money (AccordRecord *record,
                         const char   *field_name,
                         AccordMoney  *money)
{
  int field = find_field (record, field_name);
  const AccordValue *value;
  const AccordField *spec;

  g_return_val_if_fail (money != NULL, FALSE);
  if (field < 0)
    return FALSE;
  spec = &accord_record_kind (record)->fields[field];
  g_return_val_if_fail (spec->type == ACCORD_FIELD_MONEY, FALSE);

  value = accord_record_value (record, field);
  if (!value->has_number || value->text == NULL)
    return FALSE;

  money->minor = value->number;
  g_strlcpy (money->currency, value->text, sizeof (money->currency));
  return TRUE;
}

/**
 * accord_record_title_of:
 * @record: a record
 * @link_field_name: name of a link or place
 *
 * Returns: (transfer none) (nullable): what the record pointed to is called
 */
const char *
accord_record_title_of (AccordRecord *record,
                        const char   *link_field_name)
{
  int field = find_field (record, link_field_name);

  return field >= 0 ? accord_record_link_title (record, field) : NULL;
}

/**
 * accord_record_title:
 * @record: a record
 *
 * Returns: (transfer none): what the record is called; "" if it has no name
 */
const char *
accord_record_title (AccordRecord *record)
{
  int field;

  g_return_val_if_fail (record != NULL, "");

  field = accord_kind_title (accord_record_kind (record));
  if (field < 0 || accord_record_value (record, field)->text == NULL)
    return "";

  return accord_record_value (record, field)->text;
}

/**
 * accord_record_format:
 * @record: a record
 * @field_name: name of a field
 *
 * Returns: (transfer full): the value as people read it; "" if empty
 */
char *
accord_record_format (AccordRecord *record,
                      const char   *field_name)
{
  int field = find_field (record, field_name);

  if (field < 0)
    return g_strdup ("");

  return accord_field_format (&accord_record_kind (record)->fields[field],
                              accord_record_value (record, field),
                              accord_record_link_title (record, field));
}
