/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a plan says about single columns: where one goes, also where several have the same heading or users added fields, and
 * in which currency amounts are that stand bare. */

#include "accord-import-plan-private.h"

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"
#include "accord-import-headings.h"

static AccordImportColumn *
find_target (AccordImportPlan *self,
             const char       *target)
{
  for (guint c = 0; target != NULL && c < self->columns->len; c++)
    if (g_strcmp0 (((AccordImportColumn *) self->columns->pdata[c])->target, target) == 0)
      return self->columns->pdata[c];
  return NULL;
}

/**
 * accord_import_plan_map_column:
 * @self: a plan
 * @column: its index
 * @target: (nullable): a field's name or label, another target, or %NULL or "" for a column that is not
 *   to be imported
 * @error: return location
 *
 * As accord_import_plan_map(), for one of several columns with the same heading too. A field has one
 * column: the one that had it goes nowhere then. Fails with %ACCORD_EXCHANGE_ERROR_UNKNOWN where the
 * kind has no such field.
 *
 * Returns: whether the column was mapped
 */
gboolean
accord_import_plan_map_column (AccordImportPlan  *self,
                               guint              column,
                               const char        *target,
                               GError           **error)
{
  AccordImportColumn *mapped, *before;
  g_autofree char *known = NULL;

  g_return_val_if_fail (ACCORD_IS_IMPORT_PLAN (self), FALSE);
  g_return_val_if_fail (column < self->columns->len, FALSE);

  known = target == NULL || *target == '\0' ? NULL : accord_import_target_find (self->kind, target);
  if (known == NULL && target != NULL && *target != '\0')
    {
      g_autofree char *all = accord_import_target_names (self->kind);

      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNKNOWN,
                   _("A %s has no field “%s”. Its fields are: %s."), self->kind->name, target, all);
      return FALSE;
    }
  before = find_target (self, known);
  if (before != NULL)
    g_clear_pointer (&before->target, g_free);
  mapped = self->columns->pdata[column];
  g_set_str (&mapped->target, known);
  g_clear_pointer (&mapped->also, g_free);
  return TRUE;
}

/**
 * accord_import_plan_take_fields:
 * @self: a plan
 * @store: where its rows will go
 *
 * Lets columns be fields that users added there; all columns are matched anew if there are any.
 */
void
accord_import_plan_take_fields (AccordImportPlan *self,
                                AccordStore      *store)
{
  const AccordKind *kind;

  g_return_if_fail (ACCORD_IS_IMPORT_PLAN (self) && ACCORD_IS_STORE (store));

  self->customers = accord_store_get_kind (store, &accord_customer_kind);
  g_clear_pointer (&self->beside, g_free);
  kind = accord_store_get_kind (store, self->kind);
  if (kind != self->kind)
    accord_import_plan_set_kind (self, kind);
}

/**
 * accord_import_plan_get_beside:
 * @self: a plan
 * @column: its index
 *
 * People's files hold companies too, as cards or beside the people: what is no field of a contact may be one of the customer.
 *
 * Returns: (nullable): the field of customers that takes a column which goes to no field of contacts
 */
const AccordField *
accord_import_plan_get_beside (AccordImportPlan *self,
                               guint             column)
{
  const AccordKind *customers;
  int field;

  g_return_val_if_fail (ACCORD_IS_IMPORT_PLAN (self) && column < self->n_columns, NULL);

  customers = self->customers != NULL ? self->customers : &accord_customer_kind;
  if (!accord_kind_is (self->kind, &accord_contact_kind) || ((AccordImportColumn *) self->columns->pdata[column])->target != NULL)
    return NULL;
  if (self->beside == NULL)
    {
      self->beside = g_new0 (const char *, self->n_columns);
      accord_import_match_headings (customers, self->headings, self->n_columns, self->beside);
    }
  field = self->beside[column] == NULL ? -1 : accord_kind_find (customers, self->beside[column]);
  return field < 0 || field == accord_kind_title (customers) || g_str_equal (customers->fields[field].name, "type")
           ? NULL : &customers->fields[field];
}

/**
 * accord_import_plan_set_currency:
 * @self: a plan
 * @currency: (nullable): the currency of amounts without a sign; %NULL for the workspace's,
 *   %ACCORD_IMPORT_NO_CURRENCY to leave such amounts out
 *
 * Amounts with a sign or code keep theirs.
 */
void
accord_import_plan_set_currency (AccordImportPlan *self,
                                 const char       *currency)
{
  g_return_if_fail (ACCORD_IS_IMPORT_PLAN (self));
  g_return_if_fail (currency == NULL || *currency == '\0' || accord_currency_valid (currency));

  g_set_str (&self->currency, currency);
}

/**
 * accord_import_plan_get_currency:
 * @self: a plan
 *
 * Returns: (nullable): the currency of amounts without a sign; %NULL for the workspace's
 */
const char *
accord_import_plan_get_currency (AccordImportPlan *self)
{
  g_return_val_if_fail (ACCORD_IS_IMPORT_PLAN (self), NULL);

  return self->currency;
}

/* A sign of several currencies is taken as a run takes it. */
static void
read_sign (const AccordColumnGuess *guess,
           char                     currency[4])
{
  g_autofree char *one = g_strconcat (guess->currency_text, "1", NULL);
  AccordMoney money;

  if (*guess->currency != '\0')
    g_strlcpy (currency, guess->currency, 4);
  else if (accord_money_parse (one, NULL, &money))
    g_strlcpy (currency, money.currency, 4);
}

/**
 * accord_import_plan_get_money:
 * @self: a plan
 * @column: its index
 *
 * Returns: what the whole column shows about currencies; all zero where it holds no amounts
 */
AccordImportMoney
accord_import_plan_get_money (AccordImportPlan *self,
                              guint             column)
{
  AccordImportMoney money = { 0 };
  const AccordColumnGuess *guess;

  g_return_val_if_fail (ACCORD_IS_IMPORT_PLAN (self) && column < self->n_columns, money);

  guess = accord_import_plan_get_guess (self, column);
  if (guess->kind != ACCORD_COLUMN_MONEY && guess->kind != ACCORD_COLUMN_DECIMAL
      && guess->kind != ACCORD_COLUMN_INTEGER)
    return money;
  money.n_signed = guess->n_currency;
  money.n_bare = guess->n_cells - guess->n_empty - guess->n_misfits - guess->n_currency;
  money.n_codes = guess->n_currency == 0 ? 0 : guess->n_currency_codes > 0 ? 2 : 1;
  if (money.n_codes == 1)
    read_sign (guess, money.currency);
  return money;
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/**
 * accord_import_plan_get_words:
 * @self: a plan
 * @column: its index
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the different values of the whole column, in
 *   order; %NULL where they are more than sixty
 */
GPtrArray *
accord_import_plan_get_words (AccordImportPlan *self,
                              guint             column)
{
  GPtrArray *words;
  GHashTableIter iter;
  gpointer word;

  g_return_val_if_fail (ACCORD_IS_IMPORT_PLAN (self) && column < self->n_columns, NULL);

  if (self->scan.words[column] == NULL)
    return NULL;
  words = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, self->scan.words[column]);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    g_ptr_array_add (words, g_strdup (word));
  g_ptr_array_sort (words, compare_words);
  return words;
}

/*< private >
 * accord_import_plan_choose_currency:
 * @of_workspace: the currency of the workspace
 *
 * Returns: (nullable): what amounts without a sign are read in; %NULL: they are left out
 */
const char *
accord_import_plan_choose_currency (AccordImportPlan *self,
                                    const char       *of_workspace)
{
  if (self->currency == NULL)
    return of_workspace;
  return *self->currency == '\0' ? NULL : self->currency;
}

/*< private >
 * Returns: whether the cell is an amount without a sign, which shall be left out
 */
gboolean
accord_import_plan_leaves_out (const AccordField        *field,
                               const AccordFieldReading *reading,
                               const char               *cell)
{
  AccordMoney money;

  return field->type == ACCORD_FIELD_MONEY && reading->currency == NULL
         && !accord_money_parse (cell, NULL, &money) && accord_money_parse (cell, "EUR", &money);
}

/* Whether an amount with three figures behind its point is of a currency that has fewer decimals. What stands bare beside
 * dinars may be dinars too. */
static gboolean
has_thousands (const AccordColumnGuess *guess, const char *currency)
{
  guint n_bare = guess->n_either_dot - guess->n_dot_cents - guess->n_dot_mils;

  return guess->n_dot_cents > 0 ||
         (n_bare > 0 && guess->n_dot_mils == 0 && (currency == NULL || accord_currency_digits (currency) < 3));
}

/*< private >
 * accord_import_plan_decimal_mark:
 * @column: its index
 * @field: (nullable): where it goes
 * @currency: (nullable): of bare amounts
 *
 * A column in which every mark stands before just three digits ("12.500", "1.234") leaves open what these are. Amounts of a
 * currency that has fewer decimals than three are thousands then: with "," that is what they suggest themselves, with "." the
 * decimal mark is ",". A file says the same wherever it is read: amounts of which nothing is known are read under ".", and those
 * that make no number so as they suggest themselves.
 *
 * Returns: what the column's numbers are read under; 0: as each suggests itself
 */
gunichar
accord_import_plan_decimal_mark (AccordImportPlan *self, guint column, const AccordField *field, const char *currency)
{
  const AccordImportColumn *mapped = self->columns->pdata[column];
  const AccordColumnGuess *guess = accord_import_plan_get_guess (self, column);

  if (mapped->decimal_mark != 0 || field == NULL || field->type != ACCORD_FIELD_MONEY)
    return mapped->decimal_mark;
  return guess->decimal_ambiguous && guess->n_either_comma == 0 && has_thousands (guess, currency) ? ',' : '.';
}
