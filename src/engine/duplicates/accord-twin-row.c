/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a record is compared with others. Any thread. */
#include "accord-config.h"

#include "accord-twin-row.h"

#include <string.h>
#include "accord-phone-national.h"
#include "accord-tax-id.h"
#include "accord-text.h"

#define NAME_MAX_BYTES 96
#define WORDS_MAX 12
#define PERSON_HAN_MAX 4 /* characters of a Chinese person's name */

static const char *const field_names[N_TWIN_FIELDS] = { "name",    "type",   "phone", "email",
                                                        "website", "tax_id", "city",  "customer" };
/* Mailboxes that a whole company reads. */
static const char *const shared_mailboxes[] = { "info",    "sales",   "office", "contact", "admin",     "service",
                                                "support", "kontakt", "mail",   "hello",   "marketing", "post",
                                                "hr",      "billing", "team",   "webmaster", NULL };
/* Sites where many have a page of their own. */
static const char *const shared_sites[] = { "facebook.com", "linkedin.com",  "weibo.com",  "taobao.com", "1688.com",
                                            "tmall.com",    "instagram.com", "google.com", "github.com", NULL };

/* Finds the fields by their names; a kind may lack any but a name. */
void
accord_twin_fields_init (AccordTwinFields *self, const AccordKind *kind)
{
  *self = (AccordTwinFields) { .kind = kind };
  for (int i = 0; i < N_TWIN_FIELDS; i++)
    {
      self->fields[i] = accord_kind_find (kind, field_names[i]);
      self->at[i] = self->fields[i] < 0 ? -1 : self->n_columns;
      if (self->fields[i] >= 0)
        self->columns[self->n_columns++] = self->fields[i];
    }
}

/**
 * accord_twin_phone:
 * @phone: (nullable): as it stands in a record
 *
 * Returns: a hash of its digits without country code and trunk prefix; 0 for none
 */
guint64
accord_twin_phone (const char *phone)
{
  g_autofree char *key = phone ? accord_phone_national (phone) : NULL;

  return key && *key ? accord_text_hash (key, -1) : 0;
}

/* The part of an address before the @ without what people add to it. */
static void
clean_mailbox (char *mailbox, char **domain)
{
  char *plus = strchr (mailbox, '+');

  if (plus != NULL && plus > mailbox)
    *plus = '\0';
  if (strcmp (*domain, "googlemail.com") == 0)
    *domain = (char *) "gmail.com";
  if (strcmp (*domain, "gmail.com") == 0)
    {
      char *out = mailbox;

      for (char *in = mailbox; *in != '\0'; in++)
        if (*in != '.')
          *out++ = *in;
      *out = '\0';
    }
}

/**
 * accord_twin_email:
 * @shared: (out): whether many people read that mailbox
 * @telling: (out) (optional) (transfer full): the part to look for in an index of words
 *
 * Returns: a hash that two spellings of one address share: case, "+tags" and the dots of Gmail do not
 *   count; 0 for what is no address
 */
guint64
accord_twin_email (const char *email, gboolean *shared, char **telling)
{
  g_autofree char *plain = email ? accord_text_fold (email) : NULL;
  char *domain = plain ? strrchr (plain, '@') : NULL;
  g_autofree char *whole = NULL;

  *shared = FALSE;
  if (telling != NULL)
    *telling = NULL;
  if (domain == NULL || domain == plain || strchr (domain, '.') == NULL)
    return 0;
  *domain++ = '\0';
  g_strstrip (plain);
  g_strstrip (domain);
  if (telling != NULL)
    *telling = g_strdup (plain);
  clean_mailbox (plain, &domain);
  *shared = g_strv_contains (shared_mailboxes, plain);
  if (telling != NULL && *shared)
    g_set_str (telling, domain);
  whole = g_strconcat (plain, "@", domain, NULL);
  return accord_text_hash (whole, -1);
}

/* Host of an address in the web, without "www."; 0 for sites where many have a page. */
guint64
accord_twin_website (const char *website)
{
  g_autofree char *plain = website ? accord_text_fold (website) : NULL;
  const char *host = plain ? strstr (plain, "://") : NULL;
  gsize length;

  if (plain == NULL)
    return 0;
  host = host ? host + 3 : plain;
  if (g_str_has_prefix (host, "www."))
    host += 4;
  length = strcspn (host, "/?#: ");
  for (gsize i = 0; shared_sites[i] != NULL; i++)
    if (strlen (shared_sites[i]) <= length &&
        strncmp (host + length - strlen (shared_sites[i]), shared_sites[i], strlen (shared_sites[i])) == 0)
      return 0;
  return length > 3 && memchr (host, '.', length) != NULL ? accord_text_hash (host, (gssize) length) : 0;
}

/* Letters that are heard alike become one: Müller and Mueller, Schmidt and Schmitt, Philip and Filipp. */
static gsize
simplify (const char *word, char *sound, gsize most)
{
  gsize n = 0;

  for (const char *p = word; *p != '\0' && n < most; p++)
    {
      char c = *p == 'y' ? 'i' : *p;

      if (c == 'e' && n > 0 && strchr ("aou", sound[n - 1]) != NULL)
        continue;
      if ((c == 'h' && n > 0 && sound[n - 1] == 't') || (c == 'd' && p[1] == 't') || (c == 'c' && p[1] == 'k'))
        continue;
      if (c == 'p' && p[1] == 'h')
        c = 'f', p++;
      if (n == 0 || sound[n - 1] != c)
        sound[n++] = c;
    }
  sound[n] = '\0';
  return n;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The first words of a text with single blanks between, as pointers into it. */
static gsize
split_words (char *text, char **words)
{
  gsize n = 0;

  for (char *p = text; p != NULL && *p != '\0' && n < WORDS_MAX; n++)
    {
      words[n] = p;
      p = strchr (p, ' ');
      if (p != NULL)
        *p++ = '\0';
    }
  return n;
}

static guint64
mix (guint64 letter)
{
  letter = (letter + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  letter ^= letter >> 29;
  return letter * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
}

/* How the name sounds: as it is read, with its words in order, and as a bag of letters. */
static void
listen (AccordTwinRow *row, const char *core)
{
  g_autofree char *spelled = accord_text_spell (core);
  char *words[WORDS_MAX];
  gsize n = split_words (spelled, words);
  char sound[NAME_MAX_BYTES + 1];

  for (int pass = 0; pass < 2; pass++)
    {
      gsize at = 0;

      for (gsize i = 0; i < n && at < NAME_MAX_BYTES; i++)
        at += simplify (words[i], sound + at, NAME_MAX_BYTES - at);
      *(pass == 0 ? &row->ordered : &row->sorted) = at > 0 ? (guint32) accord_text_hash (sound, (gssize) at) | 1 : 0;
      for (gsize i = 0; pass == 0 && i < at; i++)
        row->sound += mix ((guchar) sound[i]);
      if (pass == 0 && n > 1)
        qsort (words, n, sizeof *words, compare_words);
    }
}

static void
read_name (AccordTwinRow *row, const char *name, GString *texts)
{
  char *place = NULL;
  g_autofree char *core = row->flags & ACCORD_TWIN_IS_PERSON ? accord_text_person_core (name)
                                                             : accord_text_company_core (name, &place);
  g_autofree char *owned_place = place;
  char *words[WORDS_MAX];
  gsize n, begin = texts->len;

  if (place != NULL)
    row->place = (guint32) accord_text_hash (place, -1) | 1;
  if (accord_text_has_han (core))
    row->flags |= ACCORD_TWIN_HAS_HAN;
  listen (row, core);
  n = split_words (core, words);
  qsort (words, n, sizeof *words, compare_words);
  for (gsize i = 0; i < n && texts->len - begin + strlen (words[i]) <= NAME_MAX_BYTES; i++)
    g_string_append (texts, words[i]);
  row->text = (guint32) begin;
  row->length = (guint8) (texts->len - begin);
  row->name = row->length > 0 ? accord_text_hash (texts->str + begin, row->length) : 0;
}

/* Who does not say which: a short Chinese name is a person's. */
static gboolean
is_person (const AccordTwinFields *fields, const char *type, const char *name)
{
  if (fields->at[TWIN_TYPE] < 0)
    return TRUE;
  if (type != NULL)
    return strcmp (type, "person") == 0;
  return accord_text_has_han (name) && g_utf8_strlen (name, -1) <= PERSON_HAN_MAX;
}

static const AccordCell *
cell_of (const AccordTwinFields *fields, const AccordCell *cells, int what)
{
  static const AccordCell empty = { NULL, 0 };

  return fields->at[what] < 0 ? &empty : &cells[fields->at[what]];
}

/**
 * accord_twin_row_read:
 * @cells: values of the columns of @fields
 * @texts: gets the bare name
 */
void
accord_twin_row_read (AccordTwinRow *row, const AccordTwinFields *fields, gint64 id, const AccordCell *cells,
                      GString *texts)
{
  const char *name = cell_of (fields, cells, TWIN_NAME)->text;
  const char *city = cell_of (fields, cells, TWIN_CITY)->text;
  const char *tax = cell_of (fields, cells, TWIN_TAX_ID)->text;
  gboolean shared;

  *row = (AccordTwinRow) { .id = id, .group = cell_of (fields, cells, TWIN_CUSTOMER)->number };
  if (name != NULL && is_person (fields, cell_of (fields, cells, TWIN_TYPE)->text, name))
    row->flags |= ACCORD_TWIN_IS_PERSON;
  if (name != NULL)
    read_name (row, name, texts);
  row->phone = accord_twin_phone (cell_of (fields, cells, TWIN_PHONE)->text);
  row->email = accord_twin_email (cell_of (fields, cells, TWIN_EMAIL)->text, &shared, NULL);
  if (shared)
    row->flags |= ACCORD_TWIN_MAILBOX_IS_SHARED;
  row->website = accord_twin_website (cell_of (fields, cells, TWIN_WEBSITE)->text);
  if (city != NULL)
    {
      g_autofree char *plain = accord_text_squash (city);

      row->city = (guint32) accord_text_hash (plain, -1) | 1;
    }
  if (tax != NULL)
    {
      g_autofree char *key = accord_tax_id_key (tax);

      row->tax_id = *key ? accord_text_hash (key, -1) : 0;
      if (accord_tax_id_is_credit_code (key))
        row->flags |= ACCORD_TWIN_TAX_ID_IS_VALID;
    }
}
