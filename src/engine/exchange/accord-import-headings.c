/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which field a column holds, told from its heading. A heading is compared in a
 * normal form ("AccountName", "account_name" and "Account Name (*)" are one) with the names that a
 * kind's table lists for each field, so a new field needs nothing here. No state; any thread. */

#include "accord-import-headings.h"

#include <string.h>

#include "accord-import-extra.h"

#define BEST_SCORE 100
#define LEAST_ALIAS_SCORE 50
#define ENDING_PENALTY 30

static const char *const first_names[] = { "first name", "given name", "person - first name",
                                           "firstname", "forename", NULL };
static const char *const last_names[] = { "last name", "family name", "person - last name",
                                          "lastname", "surname", NULL };

static const char *const middle_names[] = { "middle name", "additional name", NULL };

static gboolean
splits_before (const char *text,
               const char *at)
{
  if (at == text || !g_ascii_isupper (*at))
    return FALSE;
  if (g_ascii_islower (at[-1]) || g_ascii_isdigit (at[-1]))
    return TRUE;
  return g_ascii_isupper (at[-1]) && g_ascii_islower (at[1]);
}

static void
drop_end (GString    *text,
          const char *end)
{
  g_autofree char *rest = NULL;

  if (!g_str_has_suffix (text->str, end))
    return;
  g_string_truncate (text, text->len - strlen (end));
  rest = g_strdup (g_strchomp (text->str));
  g_string_assign (text, rest);
}

/* "E-mail 1 - Value" of address books is their e-mail. */
static void
drop_number (GString *text)
{
  static const char *const ends[] = { " 1 - value", " 1 - formatted", " 1 - name", NULL };

  for (int i = 0; ends[i] != NULL; i++)
    drop_end (text, ends[i]);
}

static gboolean
drop_begin (GString    *text,
            const char *begin)
{
  if (!g_str_has_prefix (text->str, begin) || text->len == strlen (begin))
    return FALSE;
  g_string_erase (text, 0, (gssize) strlen (begin));
  while (*text->str == ' ')
    g_string_erase (text, 0, 1);
  return TRUE;
}

/* "1、请输入您的姓名：" and "Q3. What is your e-mail?" of a survey ask for a name and an e-mail. */
static void
drop_question (GString *text)
{
  static const char *const begins[] = { "what is your ", "what's your ", "please enter your ", "enter your ", "please tell us your ", "your ",
                                        "请输入您的", "请填写您的", "请问您的", "请留下您的", "请输入", "请填写", "您所在的", "您的", "你的", NULL };
  const char *at = text->str + (*text->str == 'q' && g_ascii_isdigit (text->str[1]));
  const char *digits = at;

  while (g_ascii_isdigit (*at))
    at++;
  if (at > digits && (*at == '.' || *at == ')' || g_str_has_prefix (at, "、") || g_str_has_prefix (at, "．")) && at[1] != '\0')
    {
      g_string_erase (text, 0, at - text->str);
      g_string_erase (text, 0, g_utf8_next_char (text->str) - text->str);
      while (*text->str == ' ')
        g_string_erase (text, 0, 1);
    }
  drop_end (text, "?");
  drop_end (text, "？");
  drop_end (text, "：");
  for (int i = 0; begins[i] != NULL; i++)
    if (drop_begin (text, begins[i]))
      return;
}

/*< private >
 * accord_import_heading_split:
 * @heading: a column's heading as it stands in the file
 *
 * As accord_import_heading_normalise(), with the numbers of repeated columns left in.
 *
 * Returns: (transfer full): the normal form
 */
char *
accord_import_heading_split (const char *heading)
{
  g_autoptr (GString) split = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *lower = NULL;

  g_return_val_if_fail (heading != NULL, NULL);

  for (const char *at = heading; *at != '\0'; at++)
    {
      if (splits_before (heading, at))
        g_string_append_c (split, ' ');
      g_string_append_c (split, *at == '_' || *at == '\n' || *at == '\r' || *at == '\t' ? ' ' : *at);
    }
  lower = g_utf8_strdown (split->str, -1);
  for (const char *at = g_strstrip (lower); *at != '\0'; at++)
    if (*at != ' ' || (text->len > 0 && text->str[text->len - 1] != ' '))
      g_string_append_c (text, *at);
  drop_end (text, "(*)");
  drop_end (text, "（*）");
  drop_end (text, "*");
  drop_end (text, ":");
  drop_end (text, " c");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * accord_import_heading_normalise:
 * @heading: a column's heading as it stands in the file
 *
 * Brings a heading into the form in which it is compared: lower case, camel case and underscores
 * taken apart by blanks, marks for "required" (`*`, `(*)`) and endings of custom fields dropped.
 *
 * Returns: (transfer full): the normal form
 */
char *
accord_import_heading_normalise (const char *heading)
{
  g_autofree char *split = NULL;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (heading != NULL, NULL);

  split = accord_import_heading_split (heading);
  text = g_string_new (split);
  drop_question (text);
  drop_number (text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static int
alias_score (const char *headings,
             const char *normalised)
{
  gsize wanted = strlen (normalised), n;
  int i = 0;

  for (const char *at = headings; ; at += n + 1, i++)
    {
      n = strcspn (at, "|");
      if (n == wanted && memcmp (at, normalised, n) == 0)
        return MAX (BEST_SCORE - 2 * i, LEAST_ALIAS_SCORE);
      if (at[n] == '\0')
        return 0;
    }
}

/* A field with what its headings are compared with, in normal form: made once for all columns of a file. */
typedef struct {
  const AccordField *field;
  char *label;
  char *name;
} Named;

static void
named_init (Named             *self,
            const AccordField *field)
{
  self->field = field;
  self->label = accord_import_heading_normalise (field->label);
  self->name = accord_import_heading_normalise (field->name);
}

static void
named_clear (Named *self)
{
  g_free (self->label);
  g_free (self->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Named, named_clear)

static int named_score (const Named *named, const char *normalised);

/* "Account ID" and "Organization Name" name what they point to. */
static int
ending_score (const Named *named,
              const char  *normalised,
              const char  *ending)
{
  g_autofree char *bare = NULL;

  if (!g_str_has_suffix (normalised, ending))
    return 0;
  bare = g_strndup (normalised, strlen (normalised) - strlen (ending));
  return MAX (0, named_score (named, bare) - ENDING_PENALTY);
}

/* How well a heading in normal form names a field: 0 for not at all, up to 100, or 101 for the name of a field that users
 * added. A link may also be named with "id" or "name" behind it. */
static int
named_score (const Named *named,
             const char  *normalised)
{
  const AccordField *field = named->field;
  int score = 0;

  if (field->flags & ACCORD_FIELD_HIDDEN)
    return 0;
  /* A field that users added may be called as anything; its name in the table is nothing else's. */
  if ((field->flags & ACCORD_FIELD_CUSTOM) && strcmp (named->name, normalised) == 0)
    return BEST_SCORE + 1;
  if (strcmp (named->label, normalised) == 0 || strcmp (named->name, normalised) == 0)
    return BEST_SCORE;
  if (field->headings != NULL)
    score = alias_score (field->headings, normalised);
  if (score == 0 && accord_field_is_link (field))
    score = MAX (ending_score (named, normalised, " id"), ending_score (named, normalised, " name"));
  return score;
}

/**
 * accord_import_heading_score:
 * @field: a field
 * @normalised: a heading in normal form
 *
 * Tells how well a heading names a field.
 *
 * Returns: 0 for not at all, up to 100, or 101 for the name of a field that users added
 */
int
accord_import_heading_score (const AccordField *field,
                             const char        *normalised)
{
  g_auto (Named) named = { 0 };

  named_init (&named, field);
  return named_score (&named, normalised);
}

typedef struct {
  int score;
  guint column;
  int field;
} Pair;

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const Pair *left = a;
  const Pair *right = b;

  if (left->score != right->score)
    return right->score - left->score;
  if (left->column != right->column)
    return left->column < right->column ? -1 : 1;
  return left->field - right->field;
}

static GArray *
score_pairs (const AccordKind  *kind,
             char             **normalised,
             guint              n_headings)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (int f = 0; f < kind->n_fields; f++)
    {
      g_auto (Named) named = { 0 };

      named_init (&named, &kind->fields[f]);
      for (guint c = 0; c < n_headings; c++)
        {
          Pair pair = { named_score (&named, normalised[c]), c, f };

          if (pair.score > 0)
            g_array_append_val (pairs, pair);
        }
    }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

static void
match_name_parts (const AccordKind  *kind,
                  char             **normalised,
                  guint              n_headings,
                  const char       **targets)
{
  int first = -1;
  int middle = -1;
  int last = -1;

  if (!accord_kind_is_person (kind))
    return;
  for (guint c = 0; c < n_headings; c++)
    {
      if (middle < 0 && targets[c] == NULL && g_strv_contains (middle_names, normalised[c]))
        middle = c;
      if (first < 0 && targets[c] == NULL && g_strv_contains (first_names, normalised[c]))
        first = c;
      if (last < 0 && targets[c] == NULL && g_strv_contains (last_names, normalised[c]))
        last = c;
    }
  if (first >= 0)
    targets[first] = ACCORD_IMPORT_FIRST_NAME;
  if (last >= 0)
    targets[last] = ACCORD_IMPORT_LAST_NAME;
  if (middle >= 0 && (first >= 0 || last >= 0))
    targets[middle] = ACCORD_IMPORT_MIDDLE_NAME;
}

/**
 * accord_import_match_headings:
 * @kind: what the table is about
 * @headings: (array length=n_headings): as in the file
 * @n_headings: how many
 * @targets: (out caller-allocates) (array length=n_headings): the field's name, another target of
 *   this header, or %NULL for a column that goes nowhere; static texts
 *
 * Gives each column the field that it names, one column a field, the best first. A person's title
 * is joined from first and last names where no column holds the whole.
 */
void
accord_import_match_headings (const AccordKind   *kind,
                              const char *const  *headings,
                              guint               n_headings,
                              const char        **targets)
{
  g_auto (GStrv) normalised = g_new0 (char *, n_headings + 1);
  g_autoptr (GArray) pairs = NULL;
  guint64 taken = 0;
  int title = accord_kind_title (kind);

  for (guint c = 0; c < n_headings; c++)
    {
      normalised[c] = accord_import_heading_normalise (headings[c]);
      targets[c] = strcmp (normalised[c], "accord id") == 0 || strcmp (normalised[c], "uid") == 0
                     ? ACCORD_IMPORT_UID : NULL;
    }
  pairs = score_pairs (kind, normalised, n_headings);
  for (guint i = 0; i < pairs->len; i++)
    {
      Pair *pair = &g_array_index (pairs, Pair, i);

      if (targets[pair->column] != NULL || (taken & (G_GUINT64_CONSTANT (1) << pair->field)))
        continue;
      targets[pair->column] = kind->fields[pair->field].name;
      taken |= G_GUINT64_CONSTANT (1) << pair->field;
    }
  /* A card may have a whole name or its parts. */
  if (title >= 0 && (!(taken & (G_GUINT64_CONSTANT (1) << title))
                     || accord_kind_is (kind, &accord_contact_kind)))
    match_name_parts (kind, normalised, n_headings, targets);
  for (guint c = 0; c < n_headings; c++)
    if (targets[c] == NULL)
      targets[c] = accord_import_extra_target (kind, headings[c]);
}

/**
 * accord_import_heading_is_name_part:
 * @heading: a heading
 *
 * Returns: whether the column holds first or last names
 */
gboolean
accord_import_heading_is_name_part (const char *heading)
{
  g_autofree char *normalised = accord_import_heading_normalise (heading);

  return g_strv_contains (first_names, normalised) || g_strv_contains (last_names, normalised);
}
